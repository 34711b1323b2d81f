// A map of units on our own polygons, drawn on canvas: no tiles, colours from the style sheet.
// What it asks of its addresses is written in docs/reference/components.md.
(() => {
  "use strict";

  const LISTED = 40; // entries of the list under the map
  const EDGE = 5; // pixels left free around what is shown first
  const FAR = 4;
  const NEAR = 16;
  const SPARE = 0.25; // how much more than the view is asked for, so that a small move asks nothing
  const PAUSE = 120; // milliseconds of rest before a moved map asks again
  const LOW = 9; // half the height of a square with a number
  const CROWD = 200; // areas above which borders are drawn thinner
  const LOCALE = "es-MX";

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const colours = (box) => {
    const style = getComputedStyle(box);
    const of = (name) => style.getPropertyValue(name).trim();
    return {
      levels: [0, 1, 2, 3, 4, 5].map((level) => of(`--seq-${level}`)),
      ground: of("--seq-0"), line: of("--map-line"), hatch: of("--line-2"),
      unit: of("--map-unit"), sheet: of("--sheet"), font: style.fontFamily,
    };
  };

  const hatching = (colour) => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const pen = tile.getContext("2d");
    pen.fillStyle = colour.ground;
    pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = colour.hatch;
    pen.beginPath();
    pen.moveTo(-1, 7); pen.lineTo(7, -1);
    pen.moveTo(-1, 1); pen.lineTo(1, -1);
    pen.moveTo(5, 7); pen.lineTo(7, 5);
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  };

  // An ink square, as in the legend: a circle marker whose path is a square; a lower one, as wide
  // as its number, where it stands for several.
  const Square = () => L.CircleMarker.extend({
    _updatePath() {
      const { _ctx: pen, _drawing: drawing } = this._renderer;
      if (!drawing || this._empty()) return;
      const { x, y } = this._point;
      const half = this._radius;
      const { words, ink, font } = this.options;
      const high = words ? LOW : half;
      pen.beginPath();
      pen.rect(x - half, y - high, 2 * half, 2 * high);
      this._renderer._fillStroke(pen, this);
      if (!words) return;
      pen.font = `700 12px ${font}`;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.fillStyle = ink;
      pen.fillText(words, x, y + 0.5);
    },
  });

  const areaStyle = (colour, thin) => {
    const hatch = hatching(colour);
    const fill = (level) => (level === null ? hatch : colour.levels[level]);
    const weight = thin ? 0.5 : 0.8;
    return ({ properties: { level } }) => (level === undefined
      ? { color: colour.hatch, opacity: 0.5, weight, fillOpacity: 1, fillColor: colour.ground }
      : { color: colour.line, opacity: 1, weight, fillOpacity: 1, fillColor: fill(level) });
  };

  const shown = (count) => count.toLocaleString(LOCALE);

  const clusterStyle = (colour, count) => ({
    radius: 4 + 3.6 * Math.max(shown(count).length, 1.5), weight: 1.5, opacity: 1, color: colour.sheet,
    fillColor: colour.unit, fillOpacity: 1, words: shown(count), ink: colour.sheet, font: colour.font,
  });

  const unitStyle = (colour) => ({ properties }) => (properties.count ? clusterStyle(colour, properties.count) : {
    radius: properties.big ? 5 : 3, weight: properties.big ? 1.5 : 0.75, opacity: 1,
    color: properties.big ? colour.unit : colour.sheet,
    fillColor: properties.big ? colour.sheet : colour.unit, fillOpacity: properties.big ? 1 : 0.75,
  });

  // What one thing is: its name, as a link where it has a page, and its lines.
  const described = (properties, plain = "b") => {
    const box = document.createElement("div");
    const name = document.createElement(properties.href ? "a" : plain);
    if (properties.href) name.href = properties.href;
    if (plain === "button" && !properties.href) { name.type = "button"; name.className = "plain"; }
    name.textContent = properties.name ?? "";
    if (properties.name) box.append(name);
    for (const line of [properties.key, properties.note]) {
      if (!line) continue;
      const part = document.createElement("span");
      part.textContent = line;
      box.append(part);
    }
    return box;
  };

  const fetched = async (address, signal) => {
    const answer = await fetch(address, { headers: { Accept: "application/geo+json" }, signal });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  const said = (words) => {
    const sentence = document.createElement("p");
    sentence.className = "wait";
    sentence.setAttribute("role", "alert");
    sentence.textContent = words;
    return sentence;
  };

  const boxOf = (bounds) => {
    const out = (value, round, most) => Math.max(-most, Math.min(most, round(value * 100) / 100));
    return [
      out(bounds.getWest(), Math.floor, 180), out(bounds.getSouth(), Math.floor, 90),
      out(bounds.getEast(), Math.ceil, 180), out(bounds.getNorth(), Math.ceil, 90),
    ];
  };

  const nameOf = ({ properties }) => properties.key ?? `${properties.name} ${properties.count ?? ""}`;

  class Atlas {
    constructor(box) {
      this.box = box;
      this.panel = box.closest("figure")?.querySelector("[data-map-list]");
      this.held = null; // the thing whose popup is open
      this.asked = null; // what was asked for last
      this.late = null; // stops the question that is under way
      this.turn = 0;
    }

    get moves() { return /\{(z|caja)\}/.test(this.box.dataset.units); }

    async draw() {
      const { shapes, units } = this.box.dataset;
      if (units && !this.moves) this.early = fetched(units); // need not wait to know the view
      this.early?.catch(() => {}); // it is told when it is asked for
      const areas = shapes ? await fetched(shapes) : null;
      this.box.replaceChildren();
      this.makeMap();
      this.colour = colours(this.box);
      this.thin = areas?.features.length > CROWD;
      this.base = L.geoJSON(areas ?? undefined, { style: areaStyle(this.colour, this.thin) });
      this.base.bindPopup((layer) => described(layer.feature.properties)).addTo(this.map);
      this.makeDots();
      this.frame(this.base.getBounds());
      await this.ask();
      if (!this.base.getLayers().length) this.frame(this.dots.getBounds());
      this.watch();
      this.box.dataset.ready = "yes";
    }

    makeMap() {
      const { in: nearer, out: farther, label } = this.box.dataset;
      this.map = L.map(this.box, {
        preferCanvas: true, attributionControl: false, zoomControl: false, zoomSnap: 0.25,
        scrollWheelZoom: false, dragging: !L.Browser.mobile, minZoom: FAR, maxZoom: NEAR,
        keyboardPanDelta: 120, inertia: !calm.matches, zoomAnimation: !calm.matches,
        fadeAnimation: !calm.matches,
      });
      this.map.setView([23.6, -102.5], 5);
      L.control.zoom({ zoomInTitle: nearer, zoomOutTitle: farther }).addTo(this.map);
      this.box.setAttribute("role", "region");
      this.box.setAttribute("aria-label", label);
      // The wheel and the finger scroll the page until someone takes hold of the map.
      this.box.addEventListener("focusin", () => this.map.scrollWheelZoom.enable());
      this.box.addEventListener("pointerdown", () => this.map.scrollWheelZoom.enable());
      this.map.on("click", () => this.map.dragging.enable());
    }

    makeDots() {
      const Mark = Square();
      this.dots = L.geoJSON(undefined, {
        pointToLayer: (feature, place) => {
          const mark = new Mark(place, unitStyle(this.colour)(feature));
          if (feature.properties.count) mark.on("click", (event) => this.enter(mark, event));
          else mark.bindPopup(() => described(feature.properties));
          mark.on("popupopen", () => { this.held = nameOf(feature); });
          mark.on("popupclose", () => { this.held = this.redrawing ? this.held : null; });
          return mark;
        },
      }).addTo(this.map);
    }

    frame(bounds) {
      if (!bounds.isValid()) return;
      this.map.fitBounds(bounds, { padding: [EDGE, EDGE], animate: false });
      this.map.setMaxBounds(bounds.pad(0.5));
    }

    // Show the units that a cluster stands for.
    enter(mark, event) {
      if (event) L.DomEvent.stop(event);
      const { box } = mark.feature.properties;
      const place = mark.getLatLng();
      const [west, south, east, north] = box ?? [];
      const wide = box && (east > west || north > south);
      const before = this.map.getZoom();
      if (wide) this.map.fitBounds([[south, west], [north, east]], { padding: [40, 40] });
      if (!wide || this.map.getBoundsZoom([[south, west], [north, east]]) <= before) {
        this.map.setView(place, Math.min(before + 2, NEAR));
      }
    }

    // Ask for the units, unless what was asked last holds them.
    async ask() {
      const { units } = this.box.dataset;
      if (!units) return;
      const zoom = Math.max(FAR, Math.min(NEAR, Math.round(this.map.getZoom())));
      if (this.asked && (!this.moves || (this.asked.zoom === zoom && this.asked.bounds.contains(this.map.getBounds())))) return;
      const bounds = this.map.getBounds().pad(SPARE);
      this.late?.abort();
      this.late = new AbortController();
      const turn = ++this.turn;
      const address = units.replace("{z}", zoom).replace("{caja}", boxOf(bounds).join(","));
      try {
        const points = await (this.early ?? fetched(address, this.late.signal));
        if (turn !== this.turn) return;
        this.asked = { zoom, bounds };
        this.show(points);
      } catch (error) {
        if (error.name === "AbortError") return;
        console.warn(error);
        this.tell(this.box.dataset.failed);
      }
    }

    show(points) {
      this.tell("");
      this.redrawing = true;
      this.dots.clearLayers();
      this.dots.addData(points);
      this.redrawing = false;
      const again = this.held && this.dots.getLayers().find((mark) => nameOf(mark.feature) === this.held);
      if (again && !again.feature.properties.count) again.openPopup();
      this.list();
      this.box.dataset.asked = Number(this.box.dataset.asked ?? 0) + 1;
    }

    tell(words) {
      this.sentence?.remove();
      this.sentence = words ? said(words) : null;
      if (this.sentence) this.box.after(this.sentence);
    }

    watch() {
      let rest;
      this.map.on("moveend", () => {
        clearTimeout(rest);
        rest = setTimeout(() => this.ask(), PAUSE);
        this.list();
      });
      this.panel?.addEventListener("toggle", () => this.list());
      const repaint = () => this.repaint();
      dark.addEventListener("change", repaint);
      new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    }

    repaint() {
      this.colour = colours(this.box);
      this.base.setStyle(areaStyle(this.colour, this.thin));
      this.dots.eachLayer((mark) => mark.setStyle(unitStyle(this.colour)(mark.feature)));
    }

    // The list says what the map shows, in the order it came.
    list() {
      const { panel } = this;
      if (!panel) return;
      const bounds = this.map.getBounds();
      const seen = this.dots.getLayers().filter((mark) => bounds.contains(mark.getLatLng()));
      const units = seen.reduce((sum, { feature }) => sum + (feature.properties.count ?? 1), 0);
      panel.hidden = !this.dots.getLayers().length;
      panel.querySelector("[data-count]").textContent = shown(units);
      const rest = panel.querySelector("[data-rest]");
      rest.hidden = seen.length <= LISTED;
      rest.textContent = this.box.dataset.more;
      if (panel.open) this.fill(panel.querySelector("ol"), seen.slice(0, LISTED));
    }

    fill(list, marks) {
      const focused = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.name : null;
      list.replaceChildren(...marks.map((mark) => this.entry(mark)));
      if (focused === null) return;
      const same = [...list.children].find((item) => item.dataset.name === focused);
      this.quiet = true; // the popup is open already
      same?.querySelector("a, button")?.focus();
      this.quiet = false;
    }

    entry(mark) {
      const { properties } = mark.feature;
      const item = document.createElement("li");
      item.dataset.name = nameOf(mark.feature);
      if (!properties.count) {
        const line = described(properties, "button");
        line.addEventListener("focusin", () => this.quiet || mark.openPopup());
        item.append(line);
        return item;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = this.box.dataset.cluster.replace("{count}", shown(properties.count));
      button.addEventListener("click", () => this.enter(mark));
      const line = described(properties);
      line.append(button);
      item.append(line);
      return item;
    }
  }

  const fail = (box) => (error) => {
    box.replaceChildren(said(box.dataset.failed));
    box.dataset.ready = "failed";
    console.warn(error);
  };

  for (const box of document.querySelectorAll("[data-map]")) new Atlas(box).draw().catch(fail(box));
})();
