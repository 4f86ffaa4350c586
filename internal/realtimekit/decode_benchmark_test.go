package realtimekit

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// BenchmarkDecodePage reads a page of a thousand sessions.
func BenchmarkDecodePage(b *testing.B) {
	server := fakeapi.New(fakeapi.Sessions(1000), fakeapi.MaxPageSize(1000))
	recorder := httptest.NewRecorder()
	request := httptest.NewRequestWithContext(b.Context(), http.MethodGet,
		fakeapi.MemoryURL+"/accounts/"+fakeapi.AccountID+"/realtime/kit/"+fakeapi.AppID+"/sessions?per_page=1000", nil)
	request.Header.Set("Authorization", "Bearer "+fakeapi.Token)
	server.ServeHTTP(recorder, request)
	body := recorder.Body.Bytes()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		got, err := decodePage(body)
		if err != nil || len(got.sessions) != 1000 {
			b.Fatal(len(got.sessions), err)
		}
	}
}
