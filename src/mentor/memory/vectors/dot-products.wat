;; Products of one vector with many, sixteen dimensions at a step. Memory, laid out by dot-products.ts: what is asked as
;; 16-bit numbers from 0, the products (32 bits each) from 32768, the rows of bytes from 65536.
;;
;; `node run.mjs scripts/compile-kernels.ts` compiles this file into dot-products-code.ts; a test compares them.
(module
  (import "vectors" "memory" (memory 1))

  ;; The products of `count` rows of `width` bytes, a multiple of 16; at least one row.
  (func (export "multiplyRows") (param $count i32) (param $width i32)
    (local $row i32) (local $end i32) (local $asked i32) (local $product i32) (local $bytes v128) (local $sum v128)
    (local.set $row (i32.const 65536))
    (local.set $product (i32.const 32768))
    (loop $nextRow
      (local.set $sum (v128.const i64x2 0 0))
      (local.set $asked (i32.const 0))
      (local.set $end (i32.add (local.get $row) (local.get $width)))
      (loop $nextStep
        (local.set $bytes (v128.load (local.get $row)))
        (local.set $sum
          (i32x4.add
            (i32x4.add
              (local.get $sum)
              (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $bytes)) (v128.load (local.get $asked))))
            (i32x4.dot_i16x8_s
              (i16x8.extend_high_i8x16_s (local.get $bytes)) (v128.load offset=16 (local.get $asked)))))
        (local.set $asked (i32.add (local.get $asked) (i32.const 32)))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (br_if $nextStep (i32.lt_u (local.get $row) (local.get $end))))
      (i32.store (local.get $product)
        (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
          (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
      (local.set $product (i32.add (local.get $product) (i32.const 4)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $nextRow (local.get $count)))))
