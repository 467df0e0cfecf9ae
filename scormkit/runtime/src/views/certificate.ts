/** The certificate: its page stands in a template; here the learner's own facts are filled in. */

import type { Session } from "../contract";
import { all, find, focusOn } from "./dom";

/** No unit is called so: an id begins with a letter or a digit. */
const CERTIFICATE = "#/-certificate";
const DAY_MS = 86_400_000;

/** Shows the certificate whenever its address is followed and the course is completed.
 *  @param learner the name that the record gives. */
export function openCertificate(session: Session, learner: string): void {
  const page = find<HTMLTemplateElement>("sk-certificate");
  const link = find("sk-to-certificate");
  const follow = (): void => {
    const here = page && location.hash === CERTIFICATE && session.certified() && !document.body.matches(".sk-closed-page");
    link?.removeAttribute("aria-current");
    if (!here) return;
    all(document, "[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    link?.setAttribute("aria-current", "page");
    const certificate = page.content.firstElementChild!.cloneNode(true) as HTMLElement;
    fill(certificate, session, learner);
    find("sk-main")!.replaceChildren(certificate);
    const title = certificate.querySelector("h1")!;
    document.title = `${title.textContent} · ${session.course.title}`;
    window.scrollTo(0, 0);
    focusOn(title);
  };
  window.addEventListener("hashchange", follow);
  follow();
}

function fill(certificate: HTMLElement, session: Session, learner: string): void {
  const place = (name: string): HTMLElement => certificate.querySelector<HTMLElement>(`[data-${name}]`)!;
  const { score } = session.outcome();
  const reached = session.objectives().flatMap(({ id, status }) => (/passed|completed/.test(status) ? id : []));
  // An LMS puts the last name first; where there is no name, its line stays to be written on.
  place("learner").textContent = learner.replace(/^([^,]+),\s*([^,]+)$/, "$2 $1");
  place("day").textContent = new Date(session.certified() * DAY_MS).toLocaleDateString(session.course.language, { dateStyle: "long", timeZone: "UTC" });
  place("score").textContent = `${score} %`;
  place("score").parentElement!.hidden = score === null;
  for (const objective of all(certificate, "[data-objective]")) objective.hidden = !reached.includes(objective.getAttribute("data-objective")!);
  place("reached").hidden = !reached.length;
  place("print").onclick = () => window.print();
}
