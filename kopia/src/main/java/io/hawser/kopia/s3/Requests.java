package io.hawser.kopia.s3;

import io.hawser.kopia.blob.BlobLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What requests say about locks and encryption. */
final class Requests {
  private Requests() {}

  static void lock(PutObjectRequest.Builder put, @Nullable BlobLock lock) {
    if (lock != null) {
      put.objectLockMode(lock.mode().name()).objectLockRetainUntilDate(lock.until());
    }
  }

  static void encrypt(PutObjectRequest.Builder put, S3Encryption encryption) {
    switch (encryption) {
      case S3Encryption.BucketDefault _ -> {}
      case S3Encryption.ServerKeys _ -> put.serverSideEncryption(ServerSideEncryption.AES256);
      case S3Encryption.KeyService(var keyId) ->
          put.serverSideEncryption(ServerSideEncryption.AWS_KMS)
              .ssekmsKeyId(keyId.isEmpty() ? null : keyId);
      case S3Encryption.CustomerKey customer -> {
        var headers = customer.headers();
        put.sseCustomerAlgorithm(S3Encryption.CustomerKey.ALGORITHM)
            .sseCustomerKey(headers.key())
            .sseCustomerKeyMD5(headers.md5());
      }
    }
  }

  static void sendKey(GetObjectRequest.Builder get, S3Encryption encryption) {
    if (encryption instanceof S3Encryption.CustomerKey customer) {
      var headers = customer.headers();
      get.sseCustomerAlgorithm(S3Encryption.CustomerKey.ALGORITHM)
          .sseCustomerKey(headers.key())
          .sseCustomerKeyMD5(headers.md5());
    }
  }

  static void sendKey(HeadObjectRequest.Builder head, S3Encryption encryption) {
    if (encryption instanceof S3Encryption.CustomerKey customer) {
      var headers = customer.headers();
      head.sseCustomerAlgorithm(S3Encryption.CustomerKey.ALGORITHM)
          .sseCustomerKey(headers.key())
          .sseCustomerKeyMD5(headers.md5());
    }
  }
}
