/**
 * How many statements each change takes when it is done, the reading of what is asked after it included: one number for each way in
 * which the tests ask. Not the person who asks, nor the audit log, nor savepoints. What is not done takes fewer than what is.
 */
export const statementsOfChanges: Readonly<Record<string, readonly number[]>> = {
  // Found out anew, or kept from the same text before.
  approveDraft: [20, 22],
  attachSimulation: [8],
  buildDossier: [8],
  buildGroupDossier: [6],
  cancelCohort: [6],
  cancelEnrolment: [9],
  cancelReportImport: [6],
  cancelSimulation: [6],
  claimParticipation: [11],
  // Of a thread; as an answer.
  commentOnDraft: [7, 8],
  // Confirmed again with the same id, the answer is read and the person again.
  confirmMove: [7, 8],
  // A document, an activity, a claim, which looks whether it was reported meanwhile; a document printed with whose it is.
  decideRequest: [5, 6, 7, 8],
  declareWorkingProfile: [4, 5],
  discloseSponsors: [4],
  endWorkingProfile: [5, 6],
  enrol: [13],
  // In the registry already; new to it, with the record afterwards.
  enrolMember: [8, 12],
  enterRegistry: [7],
  // Of who has it open; closing it.
  openDraft: [2, 4],
  openEnrolment: [5, 6],
  prepareMove: [6],
  // Its text, the program and the edition, however many acts there are.
  publishDraft: [23],
  rateEvent: [4],
  recordDossierProgress: [6],
  // The first; with what it was before.
  recordEmployment: [6, 7],
  recordResolution: [7],
  refuseDraft: [12],
  registerEmployingBody: [2],
  removeCohort: [6],
  // With the right employing body.
  reportIncongruity: [6, 8],
  requestDocument: [7, 8],
  requestExemption: [7],
  requestReview: [17],
  requestUnlistedExemption: [8],
  resolveComment: [4],
  revokePensionExemption: [7],
  saveContact: [4, 5],
  // Saved already; begun; one more revision.
  saveDraft: [7, 8, 12],
  // Done; answered as before; done with an id to keep.
  saveProviderContact: [3, 4, 6],
  schedulePublication: [22],
  // Answered as before; ended; declared, which the acts judge by the record; with the ledger, with an id to keep.
  setCompetentDoctor: [3, 5, 6, 7, 8, 10],
  setDisciplines: [5],
  setRadioprotectionProfile: [5, 6, 7, 8],
  // The first of all makes the secret of the registry.
  signRatingToken: [5],
  // Of the law in force; of a kept cohort; with the text of a draft.
  startSimulation: [5, 6, 9],
  // The second with the ledger.
  submitIndividualTraining: [8, 9],
  tagRadioprotection: [7, 8],
  takeCohort: [5],
  // What was declared; with the record or the ledger.
  withdrawCompetentDoctor: [5, 6],
  withdrawDraft: [17],
  withdrawPensionRevocation: [6, 7],
  withdrawRadioprotectionProfile: [6, 7, 8, 9],
};
