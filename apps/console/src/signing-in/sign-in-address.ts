/** Where a person signs in, and comes back from. The server refuses to send anybody to another host. */

export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?return=${encodeURIComponent(returnTo)}`;
}

/** Posts to the server with the header that only pages of this site can send; true when it did what was asked. */
export async function postToServer(path: string): Promise<boolean> {
  try {
    const response = await fetch(path, { method: "POST", headers: { "graphql-require-preflight": "1" } });
    return response.ok;
  } catch {
    return false;
  }
}
