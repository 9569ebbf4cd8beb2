package io.hawser.kopia.crypto;

/**
 * The seven rounds of BLAKE3 (specification, section 2.2), unrolled: those of BLAKE2s with another
 * order of the message words. Hot; written as {@link Blake2bRounds} for the reasons given there.
 */
@SuppressWarnings("AssignmentExpression") // as in Blake2bRounds
final class Blake3Rounds {
  private Blake3Rounds() {}

  /** Mixes the sixteen message words into the working vector. */
  static void mix(int[] v, int[] m) {
    int v0 = v[0];
    int v1 = v[1];
    int v2 = v[2];
    int v3 = v[3];
    int v4 = v[4];
    int v5 = v[5];
    int v6 = v[6];
    int v7 = v[7];
    int v8 = v[8];
    int v9 = v[9];
    int v10 = v[10];
    int v11 = v[11];
    int v12 = v[12];
    int v13 = v[13];
    int v14 = v[14];
    int v15 = v[15];
    int m0 = m[0];
    int m1 = m[1];
    int m2 = m[2];
    int m3 = m[3];
    int m4 = m[4];
    int m5 = m[5];
    int m6 = m[6];
    int m7 = m[7];
    int m8 = m[8];
    int m9 = m[9];
    int m10 = m[10];
    int m11 = m[11];
    int m12 = m[12];
    int m13 = m[13];
    int m14 = m[14];
    int m15 = m[15];
    // round 0
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m0), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m1), 8)), 7);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m2), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m3), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m4), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m5), 8)), 7);
    v7 =
        Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m6), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m7), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m8), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m9), 8)), 7);
    v6 =
        Integer.rotateRight(
            v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m10), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m11), 8)), 7);
    v7 =
        Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m12), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m13), 8)), 7);
    v4 =
        Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m14), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m15), 8)), 7);
    // round 1
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m2), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m6), 8)), 7);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m3), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m10), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m7), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m0), 8)), 7);
    v7 =
        Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m4), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m13), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m1), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m11), 8)), 7);
    v6 =
        Integer.rotateRight(
            v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m12), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m5), 8)), 7);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m9), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m14), 8)), 7);
    v4 =
        Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m15), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m8), 8)), 7);
    // round 2
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m3), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m4), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m10), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m12), 8)), 7);
    v6 =
        Integer.rotateRight(
            v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m13), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m2), 8)), 7);
    v7 =
        Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m7), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m14), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m6), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m5), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m9), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m0), 8)), 7);
    v7 =
        Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m11), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m15), 8)), 7);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m8), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m1), 8)), 7);
    // round 3
    v4 =
        Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m10), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m7), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m12), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m9), 8)), 7);
    v6 =
        Integer.rotateRight(
            v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m14), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m3), 8)), 7);
    v7 =
        Integer.rotateRight(
            v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m13), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m15), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m4), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m0), 8)), 7);
    v6 =
        Integer.rotateRight(
            v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m11), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m2), 8)), 7);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m5), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m8), 8)), 7);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m1), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m6), 8)), 7);
    // round 4
    v4 =
        Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m12), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m13), 8)), 7);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m9), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m11), 8)), 7);
    v6 =
        Integer.rotateRight(
            v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m15), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m10), 8)), 7);
    v7 =
        Integer.rotateRight(
            v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m14), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m8), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m7), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m2), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m5), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m3), 8)), 7);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m0), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m1), 8)), 7);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m6), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m4), 8)), 7);
    // round 5
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m9), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m14), 8)), 7);
    v5 =
        Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m11), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m5), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m8), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m12), 8)), 7);
    v7 =
        Integer.rotateRight(
            v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m15), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m1), 8)), 7);
    v5 =
        Integer.rotateRight(
            v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m13), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m3), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m0), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m10), 8)), 7);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m2), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m6), 8)), 7);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m4), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m7), 8)), 7);
    // round 6
    v4 =
        Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m11), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v8 += v12 = Integer.rotateRight(v12 ^ (v0 += v4 + m15), 8)), 7);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m5), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v9 += v13 = Integer.rotateRight(v13 ^ (v1 += v5 + m0), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m1), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v10 += v14 = Integer.rotateRight(v14 ^ (v2 += v6 + m9), 8)), 7);
    v7 =
        Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m8), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v11 += v15 = Integer.rotateRight(v15 ^ (v3 += v7 + m6), 8)), 7);
    v5 =
        Integer.rotateRight(
            v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m14), 16)), 12);
    v5 = Integer.rotateRight(v5 ^ (v10 += v15 = Integer.rotateRight(v15 ^ (v0 += v5 + m10), 8)), 7);
    v6 =
        Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m2), 16)), 12);
    v6 = Integer.rotateRight(v6 ^ (v11 += v12 = Integer.rotateRight(v12 ^ (v1 += v6 + m12), 8)), 7);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m3), 16)), 12);
    v7 = Integer.rotateRight(v7 ^ (v8 += v13 = Integer.rotateRight(v13 ^ (v2 += v7 + m4), 8)), 7);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m7), 16)), 12);
    v4 = Integer.rotateRight(v4 ^ (v9 += v14 = Integer.rotateRight(v14 ^ (v3 += v4 + m13), 8)), 7);
    v[0] = v0;
    v[1] = v1;
    v[2] = v2;
    v[3] = v3;
    v[4] = v4;
    v[5] = v5;
    v[6] = v6;
    v[7] = v7;
    v[8] = v8;
    v[9] = v9;
    v[10] = v10;
    v[11] = v11;
    v[12] = v12;
    v[13] = v13;
    v[14] = v14;
    v[15] = v15;
  }
}
