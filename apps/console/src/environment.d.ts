/** What the build writes into the console. */
interface ImportMetaEnv {
  readonly VITE_SOURCE_ADDRESS: string;
}
