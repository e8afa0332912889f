// Pictures of a chart, and the link of this view: made in the browser, nothing is sent anywhere.

const WIDTH = 1600, MARGIN = 56, LINE = 26
const INK = "#1A2026", SOFT = "#4A535C", PAPER = "#FFFFFF", GRID = "#DAD6CD"
// A picture on its own can load no font: one that every machine has, so that measured and drawn widths agree.
const FONT = "Arial, Helvetica, sans-serif"
const NARROWEST = 720, WIDEST = 1150

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

const measure = (text, size, weight) => {
  const pen = (measure.pen = measure.pen || document.createElement("canvas").getContext("2d"))
  pen.font = `${weight} ${size}px ${FONT}`
  return pen.measureText(text).width
}

const wrap = (text, size, weight) => {
  const lines = [""]
  for (const word of text.split(" ")) {
    const longer = (lines.at(-1) + " " + word).trim()
    if (lines.at(-1) && measure(longer, size, weight) > WIDTH - 2 * MARGIN) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

const words = (text, x, y, size, colour, weight, more = "") =>
  `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${colour}" ${more}>${escape(text)}</text>`

// Drawn at about the size on the screen, then enlarged: signs and letters keep their share of the picture.
const drawn = async (data, top) => {
  const chart = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`)
  if (!chart || !window.Plotly) throw new Error(data.words.no_chart)
  const box = chart.getBoundingClientRect()
  const width = Math.round(Math.min(Math.max(box.width, NARROWEST), WIDEST))
  const height = Math.round(chart.layout.geo ? box.height * width / box.width : box.height)
  const layout = printed(chart.layout)
  const url = await window.Plotly.toImage(
    { data: chart.data, layout, config: { topojsonURL: chart._context && chart._context.topojsonURL } },
    { format: "svg", width, height })
  const inner = decodeURIComponent(url.slice(url.indexOf(",") + 1))
  const across = WIDTH - 2 * MARGIN, down = Math.round(across * height / width)
  const tag = inner.slice(0, inner.indexOf(">")).replace(/ (width|height|viewBox|style)="[^"]*"/g, "")
    .replace("<svg", `<svg x="${MARGIN}" y="${top}" width="${across}" height="${down}" viewBox="0 0 ${width} ${height}"`)
  return { text: tag + inner.slice(inner.indexOf(">")), bottom: top + down }
}

const disc = (x, y, radius, entry) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${entry.colour}" stroke="${SOFT}" stroke-width="0.7"/>`
  + words(entry.sign, x, y + radius * 0.46, radius * 1.38, entry.ink, 700, 'text-anchor="middle"')

// A table of signs: names down, upright heads across, in each field its signs and how many sentences they stand for.
const tabled = (grid, top) => {
  const STEP = 25, SIZE = 18
  const side = Math.max(...grid.rows.map((row) => measure(`${row.name}  ${row.note}`, SIZE, 700))) + 24
  const head = Math.max(...grid.columns.map((name) => measure(name, SIZE, 700))) + 20
  const wide = (WIDTH - 2 * MARGIN - side) / grid.columns.length
  const fit = Math.max(1, Math.floor((wide - 26) / STEP))
  const parts = grid.columns.map((name, at) => {
    const x = MARGIN + side + (at + 0.5) * wide + 6, y = top + head - 8
    return words(name, x, y, SIZE, INK, 700, `transform="rotate(-90 ${x} ${y})"`)
  })
  let y = top + head
  for (const row of grid.rows) {
    const deep = Math.max(1, ...row.cells.map((cell) => Math.ceil(cell.signs.length / fit)))
    const high = deep * STEP + 8
    parts.push(`<path d="M${MARGIN} ${y}H${WIDTH - MARGIN}" stroke="${row.rule ? INK : GRID}" stroke-width="${row.rule ? 2 : 1}"/>`,
      words(row.name, MARGIN, y + high / 2 + 6, SIZE, INK, 700),
      words(row.note, MARGIN + side - 20, y + high / 2 + 6, SIZE, SOFT, 400, 'text-anchor="end"'))
    row.cells.forEach((cell, at) => {
      const left = MARGIN + side + (at + 0.5) * wide - (Math.min(fit, cell.signs.length) - 1) * STEP / 2
      cell.signs.forEach((entry, n) => parts.push(disc(left + (n % fit) * STEP, y + 4 + STEP * (Math.floor(n / fit) + 0.5), 10.5, entry)))
      const last = (cell.signs.length - 1) % fit
      if (cell.count > 1) parts.push(words(cell.count, left + last * STEP + 15, y + 4 + STEP * Math.ceil(cell.signs.length / fit) - 7, 15, SOFT, 400))
    })
    y += high
  }
  return { text: parts.join(""), bottom: y + 10 }
}

// Rows of signs on their colours, as many as they need.
const legend = (data, top) => {
  let x = MARGIN, y = top + LINE
  const parts = data.legend.map((entry) => {
    const wide = 34 + measure(entry.words, 20, 400) + 30
    if (x + wide > WIDTH - MARGIN) { x = MARGIN; y += LINE * 1.5 }
    const part = disc(x + 13, y, 13, entry) + words(entry.words, x + 34, y + 7, 20, INK, 400)
    x += wide
    return part
  })
  return { text: parts.join(""), bottom: parts.length ? y + LINE : top }
}

const compose = async (data) => {
  const titles = wrap(data.title, 36, 700), caption = data.caption.flatMap((text) => wrap(text, 20, 400))
  const top = MARGIN + 44 * titles.length
  const picture = data.grid ? tabled(data.grid, top) : await drawn(data, top)
  const signs = legend(data, picture.bottom)
  const height = Math.round(signs.bottom + LINE * (caption.length + 1) + MARGIN)
  return {
    height,
    text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${height}" `
      + `viewBox="0 0 ${WIDTH} ${height}"><title>${escape(data.title)}</title><desc>${escape(data.caption.join(" "))}</desc>`
      + `<rect width="100%" height="100%" fill="${PAPER}"/>`
      + titles.map((text, n) => words(text, MARGIN, MARGIN + 24 + n * 44, 36, INK, 700)).join("") + picture.text + signs.text
      + caption.map((text, n) => words(text, MARGIN, signs.bottom + LINE * (n + 1), 20, SOFT, 400)).join("") + "</svg>",
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
