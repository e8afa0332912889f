// A table of signs: rows by columns, each filled cell a button. Arrow keys walk over the filled cells.
// Words come from saved pages: they are set as text, never as HTML.

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

const signOf = (stance, data) => {
  const sign = make("span", "sign", data.signs[stance])
  sign.style.background = data.colours[stance]
  sign.style.color = data.inks[stance]
  return sign
}

const walk = (root) => (event) => {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
  const from = event.target.closest("button.cell")
  if (!steps || !from) return
  event.preventDefault()
  const buttons = [...root.querySelectorAll("button.cell")]
  const x = Number(from.dataset.x), y = Number(from.dataset.y)
  const away = (button) => {
    const right = (Number(button.dataset.x) - x) * (steps[0] || 0), down = (Number(button.dataset.y) - y) * (steps[1] || 0)
    const along = right + down
    const aside = steps[0] ? Math.abs(Number(button.dataset.y) - y) : Math.abs(Number(button.dataset.x) - x)
    return along > 0 && (steps[0] ? aside === 0 : true) ? along + aside * 3 : Infinity
  }
  const next = buttons.reduce((best, button) => (away(button) < away(best) ? button : best), from)
  next.focus()
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".grid")
  if (!root || !data) return
  root.style.maxHeight = data.height
  const kept = [root.scrollLeft, root.scrollTop]
  const table = make("table", data.upright ? "upright" : "")
  table.setAttribute("aria-label", data.name)
  const head = table.createTHead().insertRow()
  head.append(make("th", "corner", data.corner))
  for (const column of data.columns) {
    const cell = make("th", "column")
    cell.scope = "col"
    if (column.stance) {
      const sign = signOf(column.stance, data)
      sign.setAttribute("aria-hidden", "true")
      cell.append(sign)
    }
    if (data.headed) {
      const button = make("button", "word name", column.label)
      button.type = "button"
      button.title = data.headed
      button.setAttribute("aria-label", `${data.headed}: ${column.label}`)
      button.onclick = () => setTriggerValue("opened", [null, column.key])
      cell.append(button)
    } else cell.append(make("span", "word", column.label))
    head.append(cell)
  }
  const body = table.createTBody()
  data.rows.forEach((row, y) => {
    const line = body.insertRow()
    line.className = [row.dim ? "dim" : "", row.rule ? "rule" : "", row.key === data.chosen[0] ? "chosen" : ""].join(" ").trim()
    const name = make("th", "row")
    name.scope = "row"
    const button = make(data.named ? "button" : "span", "name", row.label)
    if (data.named) {
      button.type = "button"
      button.title = data.named
      button.onclick = () => setTriggerValue("opened", [row.key, null])
    }
    name.append(button)
    if (row.note) name.append(make("span", "note", row.note))
    line.append(name)
    data.columns.forEach((column, x) => {
      const cell = line.insertCell()
      const found = row.cells[column.key]
      if (!found) {
        cell.className = "empty"
        return
      }
      const open = make("button", "cell")
      open.type = "button"
      open.dataset.x = x
      open.dataset.y = y
      open.title = found.title
      open.setAttribute("aria-label", `${row.label}, ${column.label}: ${found.title}`)
      const mine = row.key === data.chosen[0] && column.key === data.chosen[1]
      open.setAttribute("aria-pressed", String(mine))
      for (const said of found.said) {
        const sign = signOf(said.stance, data)
        sign.setAttribute("aria-hidden", "true")
        if (said.latest) sign.classList.add("latest")
        open.append(sign)
      }
      if (found.count > 1) open.append(make("span", "times", String(found.count)))
      open.onclick = () => setTriggerValue("opened", [row.key, column.key])
      cell.append(open)
    })
  })
  root.replaceChildren(table)
  root.onkeydown = walk(root)
  root.scrollLeft = kept[0]
  root.scrollTop = kept[1]
}
