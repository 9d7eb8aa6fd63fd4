/** Every address of the console. What a person is looking at is in the address, typed, so that it can be shared. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from "@tanstack/react-router";
import type { Viewing } from "./ledger/viewing.tsx";
import { readViewing } from "./ledger/viewing.tsx";
import { readAuditSearch } from "./screens/audit/audit-search.ts";
import { readDeliberationSearch } from "./screens/deliberation/search.ts";
import { readProfessionalSearch } from "./screens/professional/views.ts";
import { readCourseSearch } from "./screens/review/review-search.ts";
import { signInProblem } from "./screens/sign-in/sign-in-problems.ts";
import { isExplorerOffered } from "./shell/explorer-offered.ts";
import { Failure } from "./shell/failure.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { PageWaiting } from "./shell/page-waiting.tsx";
import { Shell } from "./shell/shell.tsx";
import { readSimulationSearch } from "./simulations/simulation-search.ts";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Failure });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/professionals", replace: true });
  },
});

export interface ProfessionalsSearch extends Viewing {
  readonly surname?: string | undefined;
  readonly profession?: number | undefined;
}

const professionals = createRoute({
  getParentRoute: () => root,
  path: "/professionals",
  validateSearch: (search: Record<string, unknown>): ProfessionalsSearch => {
    const { triennium, asOf, knownOn } = readViewing(search);
    return {
      surname: typeof search["surname"] === "string" ? search["surname"].slice(0, 60) : undefined,
      profession: Number.isSafeInteger(search["profession"]) ? (search["profession"] as number) : undefined,
      triennium,
      asOf,
      knownOn,
    };
  },
  component: lazyRouteComponent(
    () => import("./screens/professionals/professionals-screen.tsx"),
    "ProfessionalsScreen",
  ),
});

const professional = createRoute({
  getParentRoute: () => root,
  path: "/professionals/$professional",
  validateSearch: readProfessionalSearch,
  component: lazyRouteComponent(() => import("./screens/professional/professional-screen.tsx"), "ProfessionalScreen"),
});

export interface InventedSearch extends Omit<Viewing, "professional"> {
  /** Name of a sample; undefined: what was being invented on this device. */
  readonly sample?: string | undefined;
}

const invented = createRoute({
  getParentRoute: () => root,
  path: "/invented",
  validateSearch: (search: Record<string, unknown>): InventedSearch => {
    const { triennium, asOf, knownOn } = readViewing(search);
    const { sample } = search;
    return {
      triennium,
      asOf,
      knownOn,
      sample: typeof sample === "string" && /^[a-z0-9-]{1,60}$/.test(sample) ? sample : undefined,
    };
  },
  component: lazyRouteComponent(() => import("./screens/invented/invented-screen.tsx"), "InventedScreen"),
});

const deliberations = createRoute({
  getParentRoute: () => root,
  path: "/deliberations",
  validateSearch: readViewing,
  component: lazyRouteComponent(
    () => import("./screens/deliberations/deliberations-screen.tsx"),
    "DeliberationsScreen",
  ),
});

const deliberation = createRoute({
  getParentRoute: () => root,
  path: "/deliberations/$act",
  validateSearch: readDeliberationSearch,
  component: lazyRouteComponent(() => import("./screens/deliberation/deliberation-screen.tsx"), "DeliberationScreen"),
});

const drafts = createRoute({
  getParentRoute: () => root,
  path: "/drafts",
  component: lazyRouteComponent(() => import("./screens/drafts/drafts-screen.tsx"), "DraftsScreen"),
});

const newDraft = createRoute({
  getParentRoute: () => root,
  path: "/drafts/new",
  component: lazyRouteComponent(() => import("./screens/drafts/new-draft-screen.tsx"), "NewDraftScreen"),
});

const draft = createRoute({
  getParentRoute: () => root,
  path: "/drafts/$draft",
  validateSearch: readDeliberationSearch,
  component: lazyRouteComponent(() => import("./screens/drafts/draft-screen.tsx"), "DraftScreen"),
});

const course = createRoute({
  getParentRoute: () => root,
  path: "/review",
  validateSearch: readCourseSearch,
  component: lazyRouteComponent(() => import("./screens/review/review-screen.tsx"), "ReviewScreen"),
});

const draftUnderReview = createRoute({
  getParentRoute: () => root,
  path: "/review/$draft",
  component: lazyRouteComponent(() => import("./screens/review/draft-screen.tsx"), "DraftScreen"),
});

const simulations = createRoute({
  getParentRoute: () => root,
  path: "/simulations",
  validateSearch: readSimulationSearch,
  component: lazyRouteComponent(() => import("./screens/simulations/simulations-screen.tsx"), "SimulationsScreen"),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("./screens/audit/audit-screen.tsx"), "AuditScreen"),
});

const explorer = createRoute({
  getParentRoute: () => root,
  path: "/explorer",
  validateSearch: (search: Record<string, unknown>): { readonly type?: string | undefined } => {
    const { type } = search;
    return { type: typeof type === "string" && /^\w{1,80}$/.test(type) ? type : undefined };
  },
  beforeLoad: () => {
    if (!isExplorerOffered()) throw notFound();
  },
  component: lazyRouteComponent(() => import("./screens/explorer/explorer-screen.tsx"), "ExplorerScreen"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>) => ({ problem: signInProblem(search["problem"]) }),
  component: lazyRouteComponent(() => import("./screens/sign-in/sign-in-screen.tsx"), "SignInScreen"),
});

const accessibility = createRoute({
  getParentRoute: () => root,
  path: "/accessibility",
  component: lazyRouteComponent(
    () => import("./screens/accessibility/accessibility-screen.tsx"),
    "AccessibilityScreen",
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    audit,
    professionals,
    professional,
    invented,
    deliberations,
    deliberation,
    drafts,
    newDraft,
    draft,
    course,
    draftUnderReview,
    simulations,
    explorer,
    signIn,
    accessibility,
  ]),
  defaultPreload: "intent",
  defaultPendingComponent: PageWaiting,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
