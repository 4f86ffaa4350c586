// Package weight is what a process took, as the shim writes it down and the
// benchmark reads it.
package weight

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"time"
)

// Process is one process after its end.
type Process struct {
	CPU  time.Duration // user and system
	Peak int64         // resident memory, in bytes; 0 where the system does not tell
}

// Of weighs a process that has ended.
func Of(state *os.ProcessState) Process {
	return Process{CPU: state.UserTime() + state.SystemTime(), Peak: peak(state)}
}

// Append adds the process to a file, as a line of JSON.
func (p Process) Append(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}

	return errors.Join(json.NewEncoder(file).Encode(p), file.Close())
}

// Read gives the processes in a file, in the order of their ends.
func Read(path string) ([]Process, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()

	var all []Process

	for lines := json.NewDecoder(file); ; {
		var next Process

		err := lines.Decode(&next)
		if errors.Is(err, io.EOF) {
			return all, nil
		}

		if err != nil {
			return nil, err
		}

		all = append(all, next)
	}
}
