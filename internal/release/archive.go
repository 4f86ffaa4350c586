package release

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
)

// archive checks a zip, the binary in it and the SBOM beside it.
func (v *verification) archive(p Platform) {
	name := v.file.Zip(p)
	data, ok := v.read(name)
	if !ok {
		return
	}
	const pack = "Pack it anew, with nothing but the binary, which anybody may run."
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		v.add(pack, "%s is no zip: %v", name, err)
		return
	}
	var binary *zip.File
	for _, file := range archive.File {
		if file.Name == v.file.Binary(p) && binary == nil {
			binary = file
			continue
		}
		v.add(pack, "%s holds %s, and should hold %s alone", name, file.Name, v.file.Binary(p))
	}
	if binary == nil {
		v.add(pack, "%s does not hold %s", name, v.file.Binary(p))
		return
	}
	if !isBare(data) {
		v.add(pack, "%s has something before or after its files", name)
	}
	if mode := binary.Mode(); mode != executable {
		v.add(pack, "%s in %s is of mode %s, and should be of %s", binary.Name, name, mode, executable)
	}
	v.modified(binary.Name+" in "+name, binary.Modified)
	program, err := content(binary)
	if err != nil {
		v.add(pack, "%s in %s cannot be unpacked: %v", binary.Name, name, err)
		return
	}
	if info, ok := v.binary(p, program); ok {
		v.sbom(p, data, info)
	}
}

// executable is the mode of a file that anybody may run and only its owner change.
const executable fs.FileMode = 0o755

// isBare tells whether a zip begins with its first file and ends with the end of
// its directory. A script may stand before it, which some would run.
func isBare(data []byte) bool {
	const file, end, endSize = "PK\x03\x04", "PK\x05\x06", 22
	return len(data) >= endSize && bytes.HasPrefix(data, []byte(file)) && bytes.HasPrefix(data[len(data)-endSize:], []byte(end))
}

func content(file *zip.File) ([]byte, error) {
	reader, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(reader)
}
