/** Orders that look random and can be had again. Pure. */

/** Numbers mixed into one of 32 bits, 0 or more, that tells nothing of them (the last steps of MurmurHash3, for each). */
export function mixed(...numbers: number[]): number {
  return numbers.reduce((hash, number) => {
    hash = (hash + number + 0x9e3779b9) | 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }, 0);
}

/** The same items in the order of a seed.
 *  @param keyOf a number that is the item's own: then items that come or go leave the order of the others as it is. */
export function shuffled<T>(items: readonly T[], seed: number, keyOf: (item: T, index: number) => number = (_, index) => index): T[] {
  const ranked = items.map((item, index) => ({ item, rank: mixed(seed, keyOf(item, index)) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
