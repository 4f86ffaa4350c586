package table

// Kind is what a cell holds.
type Kind int

// The kinds of cells. The zero cell is null.
const (
	Null Kind = iota
	Text
	Number
	Bool
)

// Cell is one value, as it is to be read. The Text of a null is empty.
type Cell struct {
	Text string
	Kind Kind
}

// Table is rows below a header. Each row has a cell for each column.
type Table struct {
	Columns []string
	Rows    [][]Cell
}
