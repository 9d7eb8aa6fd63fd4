/** Whether the server that sent this page offers the explorer of the API: it says so in the page. */
export function isExplorerOffered(): boolean {
  const said = document.querySelector<HTMLMetaElement>('meta[name="delibera-explorer"]');
  return said?.content !== "off";
}
