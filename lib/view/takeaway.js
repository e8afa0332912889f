// Pictures of a chart, and the link of this view: made in the browser, nothing is sent anywhere.

const WIDTH = 1600, MARGIN = 56, LINE = 26
const INK = "#1A2026", SOFT = "#4A535C", PAPER = "#FFFFFF", GRID = "#DAD6CD"
const FONT = "'Source Sans 3', 'Source Sans', 'Source Sans Pro', system-ui, sans-serif"

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined) node.textContent = text
  return node
}

const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const save = (blob, name) => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

// Text of the dark theme would be light on white paper: every ink becomes dark, every ground white or none.
const printed = (layout) => {
  const copy = JSON.parse(JSON.stringify(layout))
  const repaint = (node) => {
    for (const [key, value] of Object.entries(node)) {
      if (value && typeof value === "object") repaint(value)
      else if (key === "gridcolor" || key === "zerolinecolor" || key === "linecolor") node[key] = GRID
    }
    for (const font of ["font", "tickfont", "title_font"]) if (node[font]) node[font].color = INK
    if (node.title && node.title.font) node.title.font.color = INK
  }
  repaint(copy)
  copy.paper_bgcolor = copy.plot_bgcolor = PAPER
  copy.font = { ...(copy.font || {}), color: INK }
  copy.autosize = false
  delete copy.width
  delete copy.height
  return copy
}

const drawn = async (data) => {
  const chart = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`)
  if (!chart || !window.Plotly) throw new Error(data.words.no_chart)
  const box = chart.getBoundingClientRect()
  const width = WIDTH - 2 * MARGIN
  const height = Math.round(Math.min(Math.max(width * box.height / Math.max(box.width, 1), 500), 2200))
  const layout = printed(chart.layout)
  const url = await window.Plotly.toImage(
    { data: chart.data, layout, config: { topojsonURL: chart._context && chart._context.topojsonURL } },
    { format: "svg", width, height })
  const inner = decodeURIComponent(url.slice(url.indexOf(",") + 1))
  return { inner: inner.replace("<svg ", `<svg x="${MARGIN}" y="${head(data)}" `), height }
}

const wrap = (text, most) => {
  const lines = [""]
  for (const word of text.split(" ")) {
    if ((lines.at(-1) + " " + word).length > most && lines.at(-1)) lines.push("")
    lines[lines.length - 1] = (lines.at(-1) + " " + word).trim()
  }
  return lines
}

const head = (data) => MARGIN + 30 + LINE * (wrap(data.title, 70).length - 1) * 1.6

// A row of signs on their colours, as many rows as they need.
const legend = (data, top) => {
  let x = MARGIN, y = top
  const parts = data.legend.map((entry) => {
    const wide = 50 + entry.words.length * 10.5
    if (x + wide > WIDTH - MARGIN) { x = MARGIN; y += LINE * 1.4 }
    const part = `<circle cx="${x + 13}" cy="${y}" r="13" fill="${entry.colour}" stroke="${SOFT}" stroke-width="0.7"/>`
      + `<text x="${x + 13}" y="${y + 6}" text-anchor="middle" font-family="${FONT}" font-size="18" font-weight="700" fill="${entry.ink}">`
      + `${escape(entry.sign)}</text><text x="${x + 34}" y="${y + 7}" font-family="${FONT}" font-size="20" fill="${INK}">${escape(entry.words)}</text>`
    x += wide
    return part
  })
  return { text: parts.join(""), bottom: parts.length ? y + LINE * 1.2 : top }
}

const compose = async (data) => {
  const { inner, height } = await drawn(data)
  const titles = wrap(data.title, 70)
  const signs = legend(data, head(data) + height + LINE)
  const foot = signs.bottom + LINE * 0.5
  const whole = foot + LINE * data.caption.length + MARGIN
  const line = (text, x, y, size, colour, weight) =>
    `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(text)}</text>`
  return {
    height: whole,
    text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${whole}" `
      + `viewBox="0 0 ${WIDTH} ${whole}"><title>${escape(data.title)}</title><desc>${escape(data.caption.join(" "))}</desc>`
      + `<rect width="100%" height="100%" fill="${PAPER}"/>`
      + signs.text + titles.map((text, n) => line(text, MARGIN, MARGIN + n * LINE * 1.6, 34, INK, 600)).join("") + inner
      + data.caption.map((text, n) => line(text, MARGIN, foot + LINE * (n + 0.5), 20, SOFT, 400)).join("") + "</svg>",
  }
}

const toSvg = async (data) => save(new Blob([(await compose(data)).text], { type: "image/svg+xml" }), data.file + ".svg")

const toPng = async (data) => {
  const { text, height } = await compose(data)
  const picture = new Image()
  picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text)
  await picture.decode()
  const canvas = document.createElement("canvas")
  canvas.width = WIDTH * 2
  canvas.height = height * 2
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
  save(await new Promise((done) => canvas.toBlob(done, "image/png")), data.file + ".png")
}

// Without https the browser offers no clipboard: a marked field does.
const copy = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text)
  const field = document.createElement("textarea")
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand("copy")
  field.remove()
}

const DOES = { svg: toSvg, png: toPng, link: () => copy(window.location.href), text: (data, button) => copy(button.text) }

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".take")
  if (!root || !data) return
  const said = make("span", "said")
  said.setAttribute("role", "status")
  const buttons = data.buttons.map((entry) => {
    const button = make("button", "", entry.label)
    button.type = "button"
    if (entry.name) button.setAttribute("aria-label", entry.name)
    button.onclick = async () => {
      button.disabled = true
      said.textContent = ""
      try {
        await DOES[entry.does](data, entry)
        said.textContent = entry.done || ""
      } catch (error) {
        said.textContent = data.words.failed + " " + error.message
      }
      button.disabled = false
      setTimeout(() => { said.textContent = "" }, 4000)
    }
    return button
  })
  root.replaceChildren(...buttons, said)
}
