/** Somebody that a person who tries the software may be. */

export interface LocalPerson {
  /** Names them to the issuer, such as `P-0001`. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly fiscalCode: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate?: string;
  readonly email?: string;
  /** What the role rules look at. */
  readonly groups: readonly string[];
  /** What they are, in words for the page on which one chooses. */
  readonly description: string;
}
