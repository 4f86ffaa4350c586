// Package command has what the commands of this source tree share: how they run
// other programs.
package command
