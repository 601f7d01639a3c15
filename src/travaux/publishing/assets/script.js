// Comfort only: every page works without this file.
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const marks = [...document.querySelectorAll("a.n[id]")];
  const seen = (mark) => mark.offsetParent !== null;
  const item = (mark) => document.getElementById("l" + mark.id.slice(1));
  const wanted = (mark) => seen(mark) && (!item(mark) || item(mark).offsetParent !== null || narrow());
  const narrow = () => matchMedia("(max-width: 69.99rem)").matches;

  function reveal() {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    if (target) {
      for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      target.scrollIntoView({ block: "center" });
      return;
    }
    const number = /^c(\d+)$/.exec(name);
    if (!number) return;
    for (const link of document.querySelectorAll(".parts a[data-first]"))
      if (+link.dataset.first <= +number[1] && +number[1] <= +link.dataset.last) return location.replace(link.href + "#" + name);
  }

  function step(by) {
    const list = marks.filter(wanted);
    if (!list.length) return;
    const now = list.findIndex((mark) => "#" + mark.id === location.hash);
    const middle = innerHeight / 3;
    const near = list.findIndex((mark) => mark.getBoundingClientRect().top > middle);
    const next = now >= 0 ? now + by : by > 0 ? Math.max(near, 0) : (near < 0 ? list.length : near) - 1;
    const mark = list[(next + list.length) % list.length];
    location.hash = mark.id;
    mark.focus({ preventScroll: true });
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "n" || event.key === "j") step(1);
    if (event.key === "p" || event.key === "k") step(-1);
  });

  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const line = item(entry.target);
      if (!line) continue;
      line.classList.toggle("here", entry.isIntersecting);
      if (!entry.isIntersecting || narrow()) continue;
      const list = line.closest(".changes");
      if (list && !list.matches(":hover") && !list.contains(document.activeElement)) {
        const box = line.getBoundingClientRect(), frame = list.getBoundingClientRect();
        if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - frame.height / 3;
      }
    }
  }, { rootMargin: "-10% 0px -55% 0px" });
  marks.forEach((mark) => watch.observe(mark));
  addEventListener("hashchange", reveal);
  reveal();
})();
