/** Why a change was not made, asked alike of every mutation. */
import { graphql } from "./graphql.ts";

const RefusedChange = graphql(`
  fragment RefusedChange on Refused {
    grounds {
      it
      en
      citation {
        act
        article
        comma
        textHash
      }
    }
  }
`);
const InvalidChange = graphql(`
  fragment InvalidChange on InvalidInput {
    says {
      it
      en
    }
  }
`);
const NotAllowedChange = graphql(`
  fragment NotAllowedChange on NotAllowed {
    says {
      it
      en
    }
  }
`);
const OvertakenChange = graphql(`
  fragment OvertakenChange on Overtaken {
    says {
      it
      en
    }
  }
`);
/** Of a text that was to be compiled. */
export const ErrorsOfText = graphql(`
  fragment ErrorsOfText on DoesNotCompile {
    problems {
      file
      line
      says {
        it
        en
      }
    }
  }
`);

/** What every change may answer instead. */
export const notDone = [RefusedChange, InvalidChange, NotAllowedChange, OvertakenChange];
