/** Typed answers: when two texts are the same, and which number a text means. Pure. */

/** A text as it is compared: characters composed, white space collapsed, apostrophes straight (phones bend them), capitals alike. */
export function comparable(text: string, exactCase: boolean): string {
  const plain = text.normalize("NFC").replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim();
  // By way of capitals: `ß` and `SS` are the same word.
  return exactCase ? plain : plain.toUpperCase().toLowerCase();
}

/** What number a text may mean, as decimals with a point, the likelier one first; none where it is no number. The decimal mark is a
 *  point or a comma; white space, apostrophes, points and commas may part thousands. `1,000` means either.
 *  @param unit may stand behind the number. */
export function numbersIn(text: string, unit = ""): string[] {
  let digits = comparable(text.normalize("NFKC"), false).replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  const name = comparable(unit.normalize("NFKC"), false);
  if (name && digits.endsWith(name)) digits = digits.slice(0, -name.length).trim();
  const [, sign, bare] = /^([-+−–]?) ?(.*)$/.exec(digits)!;
  const plain = /^(?=.*\d)(\d*)(?:[.,٫](\d*))?$/.exec(bare);
  const numbers = [
    plain ? decimal(plain[1], plain[2]) : "",
    parted(bare, "[ ']", "[.,٫]"),
    parted(bare, "[,]", "[.]"),
    parted(bare, "[.]", "[,]"),
    parted(bare, "[٬]", "[٫]"),
  ].filter(Boolean);
  return [...new Set(numbers)].map((number) => (/^[-−–]/.test(sign) && Number(number) ? `-${number}` : number));
}

/** A number whose thousands are parted by marks of one kind; "" for any other. */
function parted(text: string, mark: string, point: string): string {
  const match = new RegExp(`^([1-9]\\d{0,2}(?:${mark}\\d{3})+)(?:${point}(\\d+))?$`).exec(text);
  return match ? decimal(match[1].replace(/\D/g, ""), match[2]) : "";
}

function decimal(whole: string, fraction = ""): string {
  return (whole.replace(/^0+(?=\d)/, "") || "0") + (fraction && `.${fraction}`);
}
