/** English words of a draft that is in this browser and on the server: the same keys as `it.ts`. */
import type { it } from "./it.ts";

export const en: Readonly<Record<keyof typeof it, string>> = {
  "sharing.commentsNone":
    "Comments are of the draft on the server: save it there, and its reviewers can comment on each comma",
  "sharing.commentsOpen":
    "{count, plural, =0 {No open discussion.} one {# discussion to close.} other {# discussions to close.}}",
  "sharing.title": "On the server",
  "sharing.signIn":
    "The draft is in this browser only. To save it on the server and send it to review, sign in as a policy author: you will find it here.",
  "sharing.role":
    "The draft is in this browser only. Policy authors save drafts on the server: ask whoever manages access for the role, or hand them the text.",
  "sharing.otherRole":
    "The draft is in this browser only. To save it on the server, change to the role of policy author, at the top beside your name.",
  "sharing.never": "The draft is in this browser only.",
  "sharing.looking": "Looking for the draft on the server…",
  "sharing.missing": "The draft is no longer on the server: the text stays here, and can be saved again",
  "sharing.saved": "revision {number}, saved by {who} on {when}.",
  "sharing.same": "The text here is the same.",
  "sharing.ahead": "Here are changes that the server does not have yet.",
  "sharing.backToDraft":
    "It is {state}: saving another text makes it a draft again, and its review must be asked for again.",
  "sharing.published": "This draft has become law: another text is another draft.",
  "sharing.openAct": "Open the published act",
  "sharing.another": "Begin another draft",
  "sharing.save": "Save on the server",
  "sharing.send": "Send to review",
  "sharing.openReview": "Open the review",
  "sharing.savedNow": "Saved on the server as revision {number}.",
  "sharing.sentNow": "Sent to review: now somebody else decides.",
  "sharing.offline":
    "There is no network: what you write stays in this browser. When it is back, press “Save on the server”",
  "sharing.unanswered":
    "The server did not answer: the text stays in this browser. When it is back, press “Save on the server” again",
  "sharing.othersTitle":
    "{count, plural, one {There is a draft of this act on the server already} other {There are # drafts of this act on the server already}}",
  "sharing.others": "If the draft is the same, join it: neither text is lost. Saved apart, it is another one.",
  "sharing.join": "Join it to that of {who}, revision {number}",
  "sharing.movedTitle": "{who} saved revision {number} meanwhile: two of you are on this draft",
  "sharing.movedTitleOther": "On the server is revision {number}, by {who}, other than the text here",
  "sharing.moved": "Your text is untouched. Choose what becomes of it before saving: neither is lost.",
  "sharing.merge": "Join the two texts",
  "sharing.keepMine": "Keep mine",
  "sharing.takeTheirs": "Take that of {who}",
  "sharing.see": "Look at the differences",
  "sharing.seeLabel": "From the text of {who} to yours",
  "sharing.merged":
    "{count, plural, =0 {The two texts are joined: read it again, then save.} one {The two texts are joined. In one place they say something else: both are there, between lines of comment. Choose, then save.} other {The two texts are joined. In # places they say something else: both are there, between lines of comment. Choose, then save.}}",
  "sharing.kept": "Your text stays; revision {number} stays in the history of the draft. Now save.",
  "sharing.taken": "Here is the text of {who} now. Yours is set aside among the drafts of this browser.",
  "sharing.takenOnly": "Here is the text of {who} now.",
  "sharing.asideTitle": "{title} (set aside)",
  "sharing.asideFailed": "The browser cannot set your text aside: nothing was changed",
  "sharing.alsoOpen":
    "{count, plural, one {{who} has this draft open too} other {{who} have this draft open too}}, since {time}.",
  "sharing.openElsewhere": "You have this draft open in another browser too, since {time}.",
  "sharing.openAdvice": "Whoever saves second will have to join both texts: agree on who writes.",
  "sharing.together": "The last revision is by {who}: agree on who writes.",
};
