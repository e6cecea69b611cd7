// How long the connection may be silent. The host behind it ends every request at 230 seconds.
const SILENCE_WHILE_SENDING = 60_000;
const SILENCE_WHILE_WAITING = 240_000;

/**
 * Posts a form, or nothing, and answers { status, body, retryAfter }; status 0 means that no answer came, so nobody here knows
 * whether it arrived; that is also how it ends when the signal breaks it off. XMLHttpRequest, because fetch can't tell how much has been sent.
 */
export function upload({ url, form = null, headers = {}, onProgress = () => {}, signal = null }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let timer;
    const abort = () => request.abort();
    const expect = (milliseconds) => {
      clearTimeout(timer);
      timer = setTimeout(abort, milliseconds);
    };

    request.upload.onprogress = ({ loaded, total }) => {
      expect(SILENCE_WHILE_SENDING);
      onProgress({ loaded, total });
    };
    request.upload.onload = () => {
      expect(SILENCE_WHILE_WAITING);
      onProgress({ isSent: true });
    };
    request.onloadend = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve({ status: request.status, body: parse(request.responseText), retryAfter: header(request, "Retry-After") });
    };

    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    expect(SILENCE_WHILE_SENDING);
    signal?.addEventListener("abort", abort);
    request.send(form);
  });
}

function parse(text) {
  try { return JSON.parse(text) ?? {}; } catch { return {}; }
}

const header = (request, name) => (request.status ? request.getResponseHeader(name) : null);
