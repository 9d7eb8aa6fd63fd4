-- Drives the language server as a person at Neovim would, and writes what came of it as JSON.
-- Arguments by the environment: SERVER (the command, as JSON), RESULTS (the file to write). Works in the current folder.
local results = {}
local patience = 20000

local function wait_for(what, condition)
  if not vim.wait(patience, condition, 20) then error("waited in vain for " .. what) end
end

local function lines_of(buffer) return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end

local function line_with(buffer, words)
  for number, line in ipairs(lines_of(buffer)) do
    local start = line:find(words, 1, true)
    if start then return number - 1, start - 1 end
  end
  error("no line has " .. words)
end

local function replace(buffer, words, others)
  local line, column = line_with(buffer, words)
  vim.api.nvim_buf_set_text(buffer, line, column, line, column + #words, { others })
end

local function put_cursor(buffer, words, shift)
  local line, column = line_with(buffer, words)
  vim.api.nvim_win_set_cursor(0, { line + 1, column + (shift or 0) })
end

local function ask(buffer, method)
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  local answers = vim.lsp.buf_request_sync(buffer, method, params, patience)
  for _, answer in pairs(answers or {}) do
    if answer.err then error(answer.err.message) end
    return answer.result
  end
end

local function diagnostics(buffer)
  return vim.tbl_map(function(found)
    return { code = found.code, line = found.lnum, from = found.col, to = found.end_col, severity = found.severity }
  end, vim.diagnostic.get(buffer))
end

local function main()
  local exit_code
  local client = vim.lsp.start_client({
    name = "delibera",
    cmd = vim.fn.json_decode(vim.env.SERVER),
    root_dir = vim.fn.getcwd(),
    on_exit = function(code) exit_code = code end,
  })
  vim.cmd("edit quote.delibera")
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  wait_for("the server", function() return vim.lsp.get_client_by_id(client) ~= nil and vim.lsp.get_client_by_id(client).initialized end)

  replace(buffer, "= base + spesa", "= base + spessa")
  wait_for("a mistake", function() return #vim.diagnostic.get(buffer) == 1 end)
  results.mistake = diagnostics(buffer)
  replace(buffer, "= base + spessa", "= base + spesa")
  wait_for("no mistake", function() return #vim.diagnostic.get(buffer) == 0 end)
  results.corrected = diagnostics(buffer)

  put_cursor(buffer, "= libro", 2)
  local completed = ask(buffer, "textDocument/completion")
  results.completed = vim.tbl_map(function(item) return item.word end, vim.lsp.util.text_document_completion_list_to_complete_items(completed, ""))
  results.completed = { results.completed[1], results.completed[2] }

  put_cursor(buffer, "È_CARO", 1)
  results.hover = ask(buffer, "textDocument/hover").contents.value

  put_cursor(buffer, "base + spesa")
  vim.lsp.buf.rename("importo_base")
  wait_for("the new name", function() return pcall(line_with, buffer, "= importo_base + spesa") end)
  local other = vim.fn.bufnr("modifiche.delibera")
  results.renamed = { lines_of(buffer)[10], lines_of(buffer)[12], lines_of(other)[10], lines_of(other)[11], lines_of(other)[14] }

  replace(buffer, "        = costo > 5 gettoni", "  =   costo>5   gettoni")
  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = patience }) else vim.lsp.buf.formatting_sync({}, patience) end
  results.formatted = lines_of(buffer)[21]

  vim.cmd("silent wall")
  vim.lsp.stop_client(client)
  wait_for("the end of the server", function() return exit_code ~= nil end)
  results.exit_code = exit_code
end

local ok, mistake = xpcall(main, debug.traceback)
if not ok then results.failed = mistake end
vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.RESULTS)
vim.cmd("qall!")
