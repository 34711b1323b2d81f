// A map of units on our own polygons, drawn on canvas: no tiles, colours from the style sheet.
(() => {
  "use strict";

  const LISTED = 40;
  const STEP = 5;

  const colours = (box) => {
    const style = getComputedStyle(box);
    const of = (name) => style.getPropertyValue(name).trim();
    return {
      levels: [0, 1, 2, 3, 4, 5].map((level) => of(`--seq-${level}`)),
      ground: of("--seq-0"), line: of("--map-line"), hatch: of("--line-2"),
      unit: of("--map-unit"), sheet: of("--sheet"), focus: of("--focus"),
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

  // An ink square, as in the legend: a circle marker whose path is a square.
  const Square = () => L.CircleMarker.extend({
    _updatePath() {
      const { _ctx: pen, _drawing: drawing } = this._renderer;
      if (!drawing || this._empty()) return;
      const { x, y } = this._point;
      const half = this._radius;
      pen.beginPath();
      pen.rect(x - half, y - half, 2 * half, 2 * half);
      this._renderer._fillStroke(pen, this);
    },
  });

  const words = (properties) => {
    const box = document.createElement("div");
    const name = document.createElement(properties.href ? "a" : "b");
    if (properties.href) name.href = properties.href;
    name.textContent = properties.name;
    box.append(name);
    for (const line of [properties.key, properties.note]) {
      if (!line) continue;
      const part = document.createElement("span");
      part.textContent = line;
      box.append(part);
    }
    return box;
  };

  const areaStyle = (colour) => {
    const hatch = hatching(colour);
    const fill = (level) => (level === null ? hatch : colour.levels[level ?? 0]);
    return ({ properties }) => ({
      color: colour.line, weight: 0.8, fillOpacity: 1, fillColor: fill(properties.level),
    });
  };

  const unitStyle = (colour) => ({ properties }) => ({
    radius: properties.big ? 5 : 3, weight: properties.big ? 1.5 : 0.75, opacity: 1,
    color: properties.big ? colour.unit : colour.sheet,
    fillColor: properties.big ? colour.sheet : colour.unit, fillOpacity: properties.big ? 1 : 0.75,
  });

  const fetched = async (address) => {
    if (!address) return null;
    const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  const listInView = (map, layers, panel) => {
    if (!panel) return;
    const list = panel.querySelector("ol");
    const rest = panel.querySelector("[data-rest]");
    const more = map.getContainer().dataset.more;
    panel.hidden = false;
    const show = () => {
      const bounds = map.getBounds();
      const seen = layers.filter((layer) => bounds.contains(layer.getLatLng()));
      panel.querySelector("[data-count]").textContent = seen.length.toLocaleString("es-MX");
      const items = seen.slice(0, LISTED).map((layer) => {
        const item = document.createElement("li");
        const line = words(layer.feature.properties);
        line.addEventListener("focusin", () => layer.openPopup());
        item.append(line);
        return item;
      });
      list.replaceChildren(...items);
      rest.hidden = seen.length <= LISTED;
      rest.textContent = more;
    };
    panel.addEventListener("toggle", () => panel.open && show());
    map.on("moveend", () => panel.open && show());
    show();
  };

  const draw = async (box) => {
    const { shapes, units } = box.dataset;
    const [areas, points] = await Promise.all([fetched(shapes), fetched(units)]);
    box.replaceChildren();
    const map = L.map(box, {
      preferCanvas: true, attributionControl: false, zoomControl: false, zoomSnap: 0.5,
      scrollWheelZoom: false, minZoom: 4, maxZoom: 16, keyboardPanDelta: 120,
    });
    L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
    box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
    box.addEventListener("pointerdown", () => map.scrollWheelZoom.enable());
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", box.dataset.label);

    let colour = colours(box);
    const base = L.geoJSON(areas, { style: areaStyle(colour) });
    base.bindPopup((layer) => words(layer.feature.properties)).addTo(map);
    const Mark = Square();
    const dots = L.geoJSON(points ?? { type: "FeatureCollection", features: [] }, {
      pointToLayer: (feature, place) => new Mark(place, unitStyle(colour)(feature)),
    });
    dots.bindPopup((layer) => words(layer.feature.properties)).addTo(map);
    const bounds = base.getBounds().isValid() ? base.getBounds() : dots.getBounds();
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [STEP, STEP] });
    map.setMaxBounds(bounds.isValid() ? bounds.pad(0.5) : null);

    const repaint = () => {
      colour = colours(box);
      base.setStyle(areaStyle(colour));
      dots.eachLayer((layer) => layer.setStyle(unitStyle(colour)(layer.feature)));
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    const panel = box.closest("figure")?.querySelector("[data-map-list]");
    listInView(map, dots.getLayers(), dots.getLayers().length ? panel : null);
    box.dataset.ready = "yes";
  };

  const fail = (box) => (error) => {
    const sentence = document.createElement("p");
    sentence.className = "wait";
    sentence.setAttribute("role", "alert");
    sentence.textContent = box.dataset.failed;
    box.replaceChildren(sentence);
    box.dataset.ready = "failed";
    throw error;
  };

  for (const box of document.querySelectorAll("[data-map]")) draw(box).catch(fail(box));
})();
