;; The inner loops of hearing, and one that lays out their rows, on 16 bytes at a time. Every address is a byte offset
;; into the memory that kernels.ts hands in. A block is 32 bytes of a row; where a row ends inside a block, what follows
;; it is added up too and nobody reads those sums.
;;
;; `node run.mjs scripts/compile-kernels.ts` compiles this file into kernels-code.ts; a test compares them.
(module
  (import "hearing" "memory" (memory 1))

  ;; sums[0..32) = the sums (32 bits each) of the first block of `count` rows of a matrix whose rows lie `stride` bytes
  ;; apart; `list` holds their numbers (32 bits each).
  (func (export "sumRows")
    (param $matrix i32) (param $stride i32) (param $list i32) (param $count i32) (param $sums i32)
    (local $row i32) (local $listEnd i32) (local $partEnd i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (memory.fill (local.get $sums) (i32.const 0) (i32.const 128))
    (local.set $listEnd (i32.add (local.get $list) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $part
        (br_if $done (i32.ge_u (local.get $list) (local.get $listEnd)))
        ;; 256 rows at a time: a sum of as many bytes, even of the least ones (-128), just fits 16 bits.
        (local.set $partEnd (i32.add (local.get $list) (i32.const 1024)))
        (if (i32.gt_u (local.get $partEnd) (local.get $listEnd)) (then (local.set $partEnd (local.get $listEnd))))
        (local.set $a (v128.const i64x2 0 0))
        (local.set $b (v128.const i64x2 0 0))
        (local.set $c (v128.const i64x2 0 0))
        (local.set $d (v128.const i64x2 0 0))
        (loop $next
          (local.set $row
            (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $list)) (local.get $stride))))
          (local.set $a (i16x8.add (local.get $a) (v128.load8x8_s (local.get $row))))
          (local.set $b (i16x8.add (local.get $b) (v128.load8x8_s offset=8 (local.get $row))))
          (local.set $c (i16x8.add (local.get $c) (v128.load8x8_s offset=16 (local.get $row))))
          (local.set $d (i16x8.add (local.get $d) (v128.load8x8_s offset=24 (local.get $row))))
          (local.set $list (i32.add (local.get $list) (i32.const 4)))
          (br_if $next (i32.lt_u (local.get $list) (local.get $partEnd))))
        (call $addEight (local.get $sums) (local.get $a))
        (call $addEight (i32.add (local.get $sums) (i32.const 32)) (local.get $b))
        (call $addEight (i32.add (local.get $sums) (i32.const 64)) (local.get $c))
        (call $addEight (i32.add (local.get $sums) (i32.const 96)) (local.get $d))
        (br $part))))

  ;; Eight sums of 16 bits onto eight of 32 bits.
  (func $addEight (param $sums i32) (param $values v128)
    (v128.store (local.get $sums)
      (i32x4.add (v128.load (local.get $sums)) (i32x4.extend_low_i16x8_s (local.get $values))))
    (v128.store offset=16 (local.get $sums)
      (i32x4.add (v128.load offset=16 (local.get $sums)) (i32x4.extend_high_i16x8_s (local.get $values)))))

  ;; best[channel] = the greatest sum (16 bits) that a filter has in any window: the sum of one byte for each of the
  ;; window's `width` tokens. `list` holds where the tokens' rows begin (32 bits each), and window number w begins at its
  ;; entry w; a row holds `channels` bytes for the first place of a window, then for the second, from `offset` on.
  (func (export "strongest")
    (param $list i32) (param $windows i32) (param $width i32) (param $offset i32) (param $channels i32)
    (param $best i32)
    (local $window i32) (local $windowsEnd i32) (local $token i32) (local $tokensEnd i32)
    (local $column i32) (local $columnsEnd i32) (local $row i32) (local $place i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $bestA v128) (local $bestB v128) (local $bestC v128) (local $bestD v128)
    (local.set $windowsEnd (i32.add (local.get $list) (i32.shl (local.get $windows) (i32.const 2))))
    (local.set $column (local.get $offset))
    (local.set $columnsEnd (i32.add (local.get $offset) (local.get $channels)))
    (loop $nextBlock
      (local.set $bestA (v128.const i16x8 -32768 -32768 -32768 -32768 -32768 -32768 -32768 -32768))
      (local.set $bestB (local.get $bestA))
      (local.set $bestC (local.get $bestA))
      (local.set $bestD (local.get $bestA))
      (local.set $window (local.get $list))
      (loop $nextWindow
        (local.set $a (v128.const i64x2 0 0))
        (local.set $b (v128.const i64x2 0 0))
        (local.set $c (v128.const i64x2 0 0))
        (local.set $d (v128.const i64x2 0 0))
        (local.set $place (local.get $column))
        (local.set $token (local.get $window))
        (local.set $tokensEnd (i32.add (local.get $window) (i32.shl (local.get $width) (i32.const 2))))
        (loop $nextToken
          (local.set $row (i32.add (i32.load (local.get $token)) (local.get $place)))
          (local.set $a (i16x8.add (local.get $a) (v128.load8x8_s (local.get $row))))
          (local.set $b (i16x8.add (local.get $b) (v128.load8x8_s offset=8 (local.get $row))))
          (local.set $c (i16x8.add (local.get $c) (v128.load8x8_s offset=16 (local.get $row))))
          (local.set $d (i16x8.add (local.get $d) (v128.load8x8_s offset=24 (local.get $row))))
          (local.set $place (i32.add (local.get $place) (local.get $channels)))
          (local.set $token (i32.add (local.get $token) (i32.const 4)))
          (br_if $nextToken (i32.lt_u (local.get $token) (local.get $tokensEnd))))
        (local.set $bestA (i16x8.max_s (local.get $bestA) (local.get $a)))
        (local.set $bestB (i16x8.max_s (local.get $bestB) (local.get $b)))
        (local.set $bestC (i16x8.max_s (local.get $bestC) (local.get $c)))
        (local.set $bestD (i16x8.max_s (local.get $bestD) (local.get $d)))
        (local.set $window (i32.add (local.get $window) (i32.const 4)))
        (br_if $nextWindow (i32.lt_u (local.get $window) (local.get $windowsEnd))))
      (v128.store (local.get $best) (local.get $bestA))
      (v128.store offset=16 (local.get $best) (local.get $bestB))
      (v128.store offset=32 (local.get $best) (local.get $bestC))
      (v128.store offset=48 (local.get $best) (local.get $bestD))
      (local.set $best (i32.add (local.get $best) (i32.const 64)))
      (local.set $column (i32.add (local.get $column) (i32.const 32)))
      (br_if $nextBlock (i32.lt_u (local.get $column) (local.get $columnsEnd)))))

  ;; scores[0..8) += the sum over all measures of value x weights[0..8): `values` and `scores` are 64-bit floats, weights
  ;; 32-bit ones, a measure's `stride` bytes behind those of the one before. Products are rounded and added one by one
  ;; in order, so that the scores are the same to the last bit as those of a plain loop.
  (func (export "addProducts")
    (param $weights i32) (param $stride i32) (param $values i32) (param $count i32) (param $scores i32)
    (local $value v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $a (v128.load (local.get $scores)))
    (local.set $b (v128.load offset=16 (local.get $scores)))
    (local.set $c (v128.load offset=32 (local.get $scores)))
    (local.set $d (v128.load offset=48 (local.get $scores)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $value (v128.load64_splat (local.get $values)))
        (local.set $a (f64x2.add (local.get $a)
          (f64x2.mul (local.get $value) (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $weights))))))
        (local.set $b (f64x2.add (local.get $b)
          (f64x2.mul (local.get $value) (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $weights))))))
        (local.set $c (f64x2.add (local.get $c)
          (f64x2.mul (local.get $value) (f64x2.promote_low_f32x4 (v128.load64_zero offset=16 (local.get $weights))))))
        (local.set $d (f64x2.add (local.get $d)
          (f64x2.mul (local.get $value) (f64x2.promote_low_f32x4 (v128.load64_zero offset=24 (local.get $weights))))))
        (local.set $weights (i32.add (local.get $weights) (local.get $stride)))
        (local.set $values (i32.add (local.get $values) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))
    (v128.store (local.get $scores) (local.get $a))
    (v128.store offset=16 (local.get $scores) (local.get $b))
    (v128.store offset=32 (local.get $scores) (local.get $c))
    (v128.store offset=48 (local.get $scores) (local.get $d)))

  ;; Copies the first block of `count` rows that lie `sourceStride` bytes apart to where they lie `targetStride` apart.
  ;; In order, so that what a block writes beyond its own row is written over by the next one.
  (func (export "copyRows")
    (param $source i32) (param $sourceStride i32) (param $target i32) (param $targetStride i32) (param $count i32)
    (loop $next
      (v128.store (local.get $target) (v128.load (local.get $source)))
      (v128.store offset=16 (local.get $target) (v128.load offset=16 (local.get $source)))
      (local.set $source (i32.add (local.get $source) (local.get $sourceStride)))
      (local.set $target (i32.add (local.get $target) (local.get $targetStride)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count)))))
