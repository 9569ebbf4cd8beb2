/**
 * Blobs in a bucket of S3 or of what speaks its protocol. The only package that knows the AWS SDK;
 * its errors are turned into those of blobs here.
 */
@NullMarked
package io.hawser.kopia.s3;

import org.jspecify.annotations.NullMarked;
