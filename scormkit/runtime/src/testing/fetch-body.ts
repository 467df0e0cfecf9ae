/** Bodies of `fetch` as a server gets them. */

type Body = RequestInit["body"];

/** In bytes. Forms and streams have no place in xAPI. */
export function sizeOf(body: Body): number {
  if (!body) return 0;
  if (typeof body === "string") return Buffer.byteLength(body);
  if (body instanceof Blob) return body.size;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  throw new TypeError("a body of a kind that xAPI does not have");
}

/** A binary string, one character a byte, of a multipart body; the text of any other. A promise where the bytes must be read. */
export function settledBody(body: Body, contentType: string): string | Promise<string> {
  if (body instanceof Blob) return body.arrayBuffer().then((bytes) => settledBody(bytes, contentType));
  const isText = !/^multipart\//i.test(contentType);
  if (typeof body === "string" && isText) return body;
  const bytes = ArrayBuffer.isView(body) ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from((body || "") as ArrayBuffer);
  return bytes.toString(isText ? "utf8" : "latin1");
}
