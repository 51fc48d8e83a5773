// What the pages gain with scripts; every one of them works without. A countdown turns into the link it waits for, what others
// do shows by itself, and a form that came too late for its sign-in is there again after it.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const DRAFT = "exedra.draft";

/** The server's clock: its answer's first byte is the nearest we know to the moment at which it was read. */
function serverClock() {
  const navigation = performance.getEntriesByType("navigation")[0];
  const answeredAt = performance.timeOrigin + (navigation?.responseStart || performance.now());
  const ahead = Date.parse(document.body.dataset.serverTime) - answeredAt;
  return () => Date.now() + ahead;
}

function inDigits(milliseconds) {
  const seconds = Math.ceil(milliseconds / SECOND);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, ...rest] = parts;
  const tail = rest.map((part) => String(part).padStart(2, "0")).join(":");
  return hours > 0 ? `${hours}:${tail}` : tail;
}

function announce(text) {
  const region = document.querySelector("[data-announcements]");
  if (region) {
    region.textContent = text;
  }
}

/** One session that may be joined from one moment to another. */
class JoinOffer {
  constructor(element) {
    this.element = element;
    this.wait = element.querySelector(".join-wait");
    this.template = element.querySelector("template");
    this.opensAt = Date.parse(element.dataset.opensAt ?? "");
    this.endsAt = Date.parse(element.dataset.endsAt);
  }

  /** Shows how things are now; tells whether anything can change any more. */
  update(now) {
    if (!this.element.isConnected) {
      return false;
    }
    if (now >= this.endsAt) {
      this.close();
      return false;
    }
    if (this.template && now >= this.opensAt) {
      this.open();
    } else if (this.template && this.opensAt - now < DAY) {
      this.wait.textContent = this.element.dataset.countdownText.replace("{time}", inDigits(this.opensAt - now));
    }
    return true;
  }

  open() {
    this.wait.remove();
    this.template.replaceWith(this.template.content);
    this.template = null;
    this.element.closest(".booking")?.classList.add("booking-open");
    announce(this.element.dataset.openText);
  }

  close() {
    const over = document.createElement("p");
    over.className = "muted";
    over.textContent = this.element.dataset.overText;
    this.element.replaceChildren(over);
    announce("");
  }
}

function runCountdowns() {
  const clock = serverClock();
  let offers = Array.from(document.querySelectorAll("[data-join]"), (element) => new JoinOffer(element));
  const update = () => {
    offers = offers.filter((offer) => offer.update(clock()));
  };
  const tick = () => {
    update();
    if (offers.length > 0) {
      setTimeout(tick, SECOND - (clock() % SECOND));
    }
  };
  document.addEventListener("visibilitychange", update);
  tick();
}

/** A notice belongs to the moment: loading the page again must not repeat it. */
function forgetNotice() {
  const address = new URL(location.href);
  if (address.searchParams.has("done")) {
    address.searchParams.delete("done");
    history.replaceState(history.state, "", address);
  }
}

/** Where to read on: what is wrong, or what came of a form. A text that is there from the start is no news to a screen reader. */
function focusWhatMatters() {
  const matters =
    document.querySelector('[aria-invalid="true"]') ??
    document.querySelector(".notice") ??
    document.querySelector("[data-outcome]");
  matters?.focus();
}

/** Each minute, and when the page is looked at again, but never under somebody's hands. */
function followNews() {
  const live = document.querySelector("[data-live]");
  if (!live) {
    return;
  }
  let known = live.innerHTML;
  const isBusy = () => live.contains(document.activeElement) || live.querySelector("details[open]");
  const look = async () => {
    if (document.visibilityState === "hidden" || isBusy()) {
      return;
    }
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-live]");
    if (!now) {
      location.reload();
    } else if (now.innerHTML !== known && !isBusy()) {
      known = now.innerHTML;
      live.innerHTML = known;
      runCountdowns();
      announce(live.dataset.newsText);
    }
  };
  // Without a network there is no news.
  const tryLooking = () => look().catch(() => undefined);
  document.addEventListener("visibilitychange", tryLooking);
  setInterval(tryLooking, MINUTE);
}

/** Only on the way through the sign-in: whoever uses the tab later must not find it. */
function keepDraft() {
  const form = document.querySelector("form[data-draft]");
  const fields = () => Array.from(form.elements).filter((field) => field.name && !/^(hidden|submit)$/.test(field.type));
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "{}");
  if (!document.getElementById("login")) {
    sessionStorage.removeItem(DRAFT);
  }
  if (form && !form.querySelector('[aria-invalid="true"]')) {
    for (const field of fields()) {
      field.value = draft[field.name] ?? field.value;
    }
  }
  form?.addEventListener("submit", () => {
    const values = fields().map((field) => [field.name, field.value]);
    sessionStorage.setItem(DRAFT, JSON.stringify(Object.fromEntries(values)));
  });
}

/** A second click must not ask for the same thing twice; a later one may, for the answer can get lost. */
function sendOnce() {
  const sent = new Set();
  document.addEventListener("submit", (event) => {
    if (sent.has(event.target)) {
      event.preventDefault();
      return;
    }
    sent.add(event.target);
    setTimeout(() => sent.delete(event.target), 5 * SECOND);
  });
  addEventListener("pageshow", () => sent.clear());
}

followNews();
runCountdowns();
keepDraft();
forgetNotice();
focusWhatMatters();
sendOnce();
