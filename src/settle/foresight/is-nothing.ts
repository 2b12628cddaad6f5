/** Whether a column is 0 in every world. */
export function isNothing(column: Float64Array): boolean {
  for (let world = 0; world < column.length; world++) if (column[world] !== 0) return false;
  return true;
}
