// A table of records: sortable by its heads, every row opens its sentence, cells wrap; a list of cards when narrow.
// Words come from saved pages: they are set as text, never as HTML.

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

const cellOf = (column, row, data) => {
  const value = row.cells[column.key]
  const cell = make("td", column.kind)
  cell.dataset.label = column.label
  if (value === null || value === undefined || value === "") {
    cell.classList.add("empty")
  } else if (column.kind === "stance") {
    const badge = make("span", "badge")
    const sign = make("span", "sign", data.signs[value])
    sign.style.background = data.colours[value]
    sign.style.color = data.inks[value]
    sign.setAttribute("aria-hidden", "true")
    badge.append(sign, make("span", "", data.stances[value]))
    cell.append(badge)
  } else if (column.kind === "share") {
    const meter = make("meter")
    meter.max = 1
    meter.value = value
    meter.setAttribute("aria-label", column.label)
    cell.append(meter, make("span", "number", Math.round(value * 100) + " %"))
  } else {
    cell.append(make("span", "", typeof value === "number" ? value.toLocaleString(data.language) : value))
  }
  const hand = row.hand && row.hand[column.key]
  if (hand) {
    const mark = make("span", "hand", "✎")
    mark.title = hand
    mark.setAttribute("role", "img")
    mark.setAttribute("aria-label", hand)
    cell.append(" ", mark)
  }
  return cell
}

const orderOf = (column, data) => (one, other) => {
  const a = one.cells[column.key], b = other.cells[column.key]
  if (column.kind === "stance") return data.order.indexOf(a) - data.order.indexOf(b)
  if (a === b) return 0
  if (a === null || a === undefined || a === "") return 1
  if (b === null || b === undefined || b === "") return -1
  return typeof a === "number" ? a - b : String(a).localeCompare(String(b), data.language)
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".records")
  if (!root || !data) return
  root.style.maxHeight = data.height
  const state = (root.state = root.state || { key: null, down: false })

  const draw = () => {
    const table = make("table")
    table.setAttribute("aria-label", data.name)
    const head = table.createTHead().insertRow()
    for (const column of data.columns) {
      const cell = make("th")
      cell.scope = "col"
      cell.className = column.kind
      const sorted = state.key === column.key
      cell.setAttribute("aria-sort", sorted ? (state.down ? "descending" : "ascending") : "none")
      const button = make("button", "", column.label)
      button.type = "button"
      button.append(make("span", "arrow", sorted ? (state.down ? " ▼" : " ▲") : ""))
      button.onclick = () => {
        state.down = sorted ? !state.down : false
        state.key = column.key
        draw()
      }
      cell.append(button)
      head.append(cell)
    }
    const way = make("th", "go")
    way.append(make("span", "heard", data.open))
    head.append(way)
    const rows = [...data.rows]
    const column = data.columns.find((found) => found.key === state.key)
    if (column) rows.sort(orderOf(column, data))
    if (column && state.down) rows.reverse()
    const body = table.createTBody()
    for (const row of rows) {
      const line = body.insertRow()
      line.className = row.id === data.chosen ? "chosen" : ""
      line.append(...data.columns.map((found) => cellOf(found, row, data)))
      const open = make("button", "open", "→")
      open.type = "button"
      open.title = data.open
      open.setAttribute("aria-label", `${data.open}: ${row.name}`)
      const go = make("td", "go")
      go.append(open)
      line.append(go)
      line.onclick = () => {
        if (!String(window.getSelection())) setTriggerValue("opened", row.id)
      }
    }
    root.replaceChildren(table)
  }
  draw()
}
