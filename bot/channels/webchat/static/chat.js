// Makes the page live: replies without a reload, new messages as they come, Enter sends.
// Everything also works without it.
(function () {
  "use strict";

  const list = document.getElementById("messages");
  const composer = document.getElementById("composer");
  const box = document.getElementById("text");
  const jump = document.getElementById("jump");
  let isBusy = false;
  let pressed = null; // for browsers whose submit event does not name the button
  let source = null;

  function lastId() {
    const lines = list.querySelectorAll("[data-id]");
    return lines.length ? Number(lines[lines.length - 1].dataset.id) : 0;
  }

  function isAtEnd() {
    return document.documentElement.scrollHeight - innerHeight - pageYOffset < 120;
  }

  function parse(html) {
    return new DOMParser().parseFromString(html, "text/html");
  }

  function add(html) {
    const fresh = parse(html).querySelector("ol");
    if (fresh.dataset.language !== document.documentElement.lang && !box.value.trim()) {
      location.reload(); // the page around the messages speaks another language now
      return;
    }
    const last = lastId();
    const lines = Array.from(fresh.children).filter((line) => Number(line.dataset.id) > last);
    if (!lines.length) {
      return; // another way was faster
    }
    const wasAtEnd = isAtEnd();
    const newest = lines.find((line) => line.classList.contains("theirs")) || lines[0];
    document.querySelectorAll("#newest").forEach((line) => line.removeAttribute("id"));
    newest.id = "newest";
    newest.tabIndex = -1;
    lines.forEach((line) => list.appendChild(document.adoptNode(line)));
    if (wasAtEnd) {
      newest.scrollIntoView();
    } else {
      jump.hidden = false;
    }
  }

  async function send(form, button) {
    const body = new FormData(form);
    if (button && button.name) {
      body.append(button.name, button.value);
    }
    body.append("after", lastId());
    const headers = { Accept: "text/html; fragment" };
    const response = await fetch(form.action, { method: "POST", body, headers });
    const html = await response.text();
    if (!response.ok) {
      return parse(html).querySelector("[role=alert]").textContent;
    }
    if (form === composer) {
      box.value = box.value.replace(body.get("text"), "");
    }
    add(html);
    return "";
  }

  async function submit(event) {
    const form = event.target;
    if (!list || !form.action.endsWith("/messages")) {
      return; // the first message: the whole page changes
    }
    event.preventDefault();
    if (isBusy || (form === composer && !box.value.trim())) {
      return;
    }
    isBusy = true;
    composer.classList.add("is-busy");
    const notice = document.getElementById("notice");
    try {
      notice.textContent = await send(form, event.submitter || pressed);
    } catch (error) {
      notice.textContent = composer.dataset.offline;
    }
    isBusy = false;
    composer.classList.remove("is-busy");
  }

  function listen() {
    if (source && source.readyState !== EventSource.CLOSED) {
      return;
    }
    source = new EventSource("/events?after=" + lastId());
    source.onmessage = (event) => add(event.data);
    // A newer page of this conversation took our place: we take it back when looked at.
    source.addEventListener("replaced", (event) => event.target.close());
    source.onerror = () => setTimeout(listen, 5000); // where the browser itself gave up
  }

  document.addEventListener("submit", submit);
  document.addEventListener("click", (event) => {
    pressed = event.target.closest("button[name]");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      composer.querySelector(".send").click();
    }
  });
  if (list) {
    history.scrollRestoration = "manual"; // a reload shows the newest, too
    document.getElementById("newest").scrollIntoView();
    addEventListener("scroll", () => { jump.hidden = jump.hidden || isAtEnd(); });
    document.addEventListener("visibilitychange", () => document.hidden || listen());
    listen();
  }
})();
