// Keeps what is typed in a form with data-kladde a few seconds after the last change, and says so.
"use strict";
const form = document.querySelector("form[data-kladde]");
const status = document.getElementById("kladde-status");
if (form && status) {
  const PAUSE = 3000;
  let timer = 0;
  let isLeaving = false;
  let sending = null;
  let kept = "";
  const typed = () => new URLSearchParams(new FormData(form)).toString();
  const first = typed();
  const keep = async () => {
    const body = typed();
    if (isLeaving || body === kept || (kept === "" && body === first)) return;
    sending = new AbortController();
    try {
      const answer = await fetch(form.dataset.kladde, {
        method: "POST",
        body: new URLSearchParams(body),
        headers: { accept: "text/plain" },
        redirect: "error",
        signal: sending.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      kept = body;
      status.textContent = await answer.text();
    } catch (problem) {
      if (isLeaving) return;
      status.textContent = problem.message === "401"
        ? "Du er logget ud. Log ind i et nyt faneblad; det, du har skrevet, står her stadig."
        : "Kladden kunne ikke gemmes lige nu. Det prøves igen; luk ikke siden.";
      timer = setTimeout(keep, 5 * PAUSE);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  // What is sent for good must not be followed by an older draft of it.
  form.addEventListener("submit", () => {
    isLeaving = true;
    clearTimeout(timer);
    sending?.abort();
  });
  addEventListener("pageshow", () => { isLeaving = false; });
}
