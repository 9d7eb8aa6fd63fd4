/** What is shown while the server or the compiler answers. */
export function Waiting({ children }: { readonly children: string }) {
  return (
    <p className="waiting" role="status">
      {children}
    </p>
  );
}
