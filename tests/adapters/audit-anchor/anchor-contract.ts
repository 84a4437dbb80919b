import type { AnchoredHead, HeadAnchor } from '../../../core/audit/index.ts';

export function headOf(size: number, tenantId = 'tenant-1', root = 'a'.repeat(64)): AnchoredHead {
  return { tenantId, size, root, head: `eyJ.${encodeURIComponent(tenantId)}-${size}.c2ln` };
}

/** What every anchor does. */
export function describeAnchor(open: () => HeadAnchor): void {
  it('has nothing at first', async () => {
    expect(await open().heads('tenant-1')).toEqual([]);
    expect(await open().heads('tenant-1', 1)).toEqual([]);
  });

  it('gives back what was published, smallest first, of this tenant', async () => {
    for (const size of [2, 30, 4]) await open().publish(headOf(size));
    await open().publish(headOf(7, 'tenant-2'));
    await open().publish(headOf(8, 'tenant-10'));
    await open().publish(headOf(9, 'å/../ä?x=%'));

    expect(await open().heads('tenant-1')).toEqual([headOf(2), headOf(4), headOf(30)]);
    expect(await open().heads('tenant-1', 2)).toEqual([headOf(4), headOf(30)]);
    expect(await open().heads('tenant-2')).toEqual([headOf(7, 'tenant-2')]);
    expect(await open().heads('å/../ä?x=%')).toEqual([headOf(9, 'å/../ä?x=%')]);
  });

  it('keeps the first of a size and root, and both of two roots', async () => {
    await open().publish(headOf(5));
    await open().publish({ ...headOf(5), head: 'another' });
    await open().publish(headOf(5, 'tenant-1', 'b'.repeat(64)));

    expect(await open().heads('tenant-1')).toEqual([headOf(5), headOf(5, 'tenant-1', 'b'.repeat(64))]);
  });
}
