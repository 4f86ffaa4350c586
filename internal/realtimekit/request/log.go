package request

import (
	"context"
	"log/slog"
	"time"
)

func logged(log *slog.Logger, next handler) handler {
	return func(ctx context.Context, a *attempt) *Error {
		begin := time.Now()
		failure := next(ctx, a)
		a.took = time.Since(begin)

		line := []any{
			"page", a.Page, "attempt", a.number, "status", a.reply.status, "bytes", len(a.reply.body), "duration", a.took.String(),
		}
		if failure != nil {
			failure.Page = a.Page
			line = append(line, "error", failure.Error())
		}
		log.DebugContext(ctx, "request", line...)
		return failure
	}
}
