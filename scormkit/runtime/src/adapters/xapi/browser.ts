/** The browser, as the adapters use it. */

import type { Tab } from "./launch";
import type { Fetch } from "./lrs";

export const tab: Tab = { location, history, storage: () => sessionStorage };

export const fetchOf: Fetch = (address, request) => fetch(address, request);
