/** Keeps the first of many at hand; every change costs O(log n). */
export interface Heap<T> {
  readonly size: number;
  first(): T | undefined;
  add(item: T): void;
  /** What `before` compares must be the same now as when the item was added. */
  remove(item: T): void;
}

export function createHeap<T extends object>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];
  const places = new Map<T, number>();

  function put(item: T, place: number): void {
    items[place] = item;
    places.set(item, place);
  }

  function rise(item: T, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = items[above];
      if (parent === undefined || !before(item, parent)) break;
      put(parent, place);
      place = above;
    }
    put(item, place);
  }

  function smallerChild(place: number): { item: T; place: number } | undefined {
    const left = items[2 * place + 1];
    const right = items[2 * place + 2];
    if (left === undefined) return undefined;
    if (right !== undefined && before(right, left)) return { item: right, place: 2 * place + 2 };
    return { item: left, place: 2 * place + 1 };
  }

  function sink(item: T, from: number): number {
    let place = from;
    for (let child = smallerChild(place); child !== undefined; child = smallerChild(place)) {
      if (!before(child.item, item)) break;
      put(child.item, place);
      place = child.place;
    }
    put(item, place);
    return place;
  }

  return {
    get size() {
      return items.length;
    },
    first: () => items[0],
    add(item) {
      rise(item, items.length);
    },
    remove(item) {
      const place = places.get(item);
      const last = items.at(-1);
      if (place === undefined || last === undefined) return;
      items.pop();
      places.delete(item);
      if (last === item) return;
      rise(last, sink(last, place));
    },
  };
}
