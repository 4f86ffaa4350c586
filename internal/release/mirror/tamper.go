package mirror

import (
	"os"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

// Tamper puts another binary into a zip: the same with a byte more. The file is
// a new one, since the old one may be linked from elsewhere.
func Tamper(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	header, binary, err := release.Unpack(data)
	if err != nil {
		return err
	}
	packed, err := release.Pack(header.Name, append(binary, 0), header.Modified)
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	return os.WriteFile(path, packed, 0o644)
}
