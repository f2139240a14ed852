/** Symmetric positive definite systems, small and dense, row by row in one array. */

/** The lower Cholesky factor of a matrix, in place (only its lower half is read). */
export function factorise(matrix: Float64Array, size: number): Float64Array {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] as number;
      for (let k = 0; k < column; k += 1)
        sum -= (matrix[row * size + k] as number) * (matrix[column * size + k] as number);
      if (row === column) matrix[row * size + row] = Math.sqrt(Math.max(sum, 1e-10));
      else matrix[row * size + column] = sum / (matrix[column * size + column] as number);
    }
  }
  return matrix;
}

/** L x = b for the lower factor; a new array. */
export function solveLower(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] as number;
    for (let k = 0; k < row; k += 1) sum -= (factor[row * size + k] as number) * (solution[k] as number);
    solution[row] = sum / (factor[row * size + row] as number);
  }
  return solution;
}

/** Lᵀ x = b for the lower factor; a new array. */
export function solveUpper(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row] as number;
    for (let k = row + 1; k < size; k += 1)
      sum -= (factor[k * size + row] as number) * (solution[k] as number);
    solution[row] = sum / (factor[row * size + row] as number);
  }
  return solution;
}

/** The logarithm of the determinant of the matrix that was factorised. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row += 1) sum += 2 * Math.log(factor[row * size + row] as number);
  return sum;
}
