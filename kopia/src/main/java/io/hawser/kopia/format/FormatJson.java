package io.hawser.kopia.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hawser.kopia.crypto.KeyBytes;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The JSON inside the format blob, to the byte as Kopia writes it. */
final class FormatJson {
  private static final String WHERE = "kopia.repository";

  private FormatJson() {}

  static RepositoryFormat decode(byte[] json) {
    var fields = JsonFields.parse(WHERE, json).object("format");
    return new RepositoryFormat(
        fields.integer("version"),
        fields.text("hash"),
        fields.text("encryption"),
        orElse(fields.text("splitter"), "FIXED"),
        fields.text("ecc"),
        (int) fields.number("eccOverheadPercent", 0, 100),
        fields.integer("maxPackSize"),
        Math.max(fields.integer("indexVersion"), 1),
        epochs(fields.object("epochParameters")),
        fields.bool("enablePasswordChange"),
        KeyBytes.of(fields.base64("secret")),
        KeyBytes.of(fields.base64("masterKey")),
        fields.has("upgradeLock")
            ? Optional.of(lock(fields.object("upgradeLock")))
            : Optional.empty(),
        fields.objects("requiredFeatures").stream().map(FormatJson::feature).toList());
  }

  private static String orElse(String text, String other) {
    return text.isEmpty() ? other : text;
  }

  private static EpochParameters epochs(JsonFields fields) {
    return new EpochParameters(
        fields.bool("Enabled"),
        fields.nanos("EpochRefreshFrequency"),
        fields.integer("FullCheckpointFrequency"),
        fields.nanos("CleanupSafetyMargin"),
        fields.nanos("MinEpochDuration"),
        fields.integer("EpochAdvanceOnCountThreshold"),
        fields.number("EpochAdvanceOnTotalSizeBytesThreshold", 0, Long.MAX_VALUE),
        fields.integer("DeleteParallelism"));
  }

  private static UpgradeLock lock(JsonFields fields) {
    return new UpgradeLock(
        fields.text("ownerID"),
        fields.time("creationTime"),
        fields.nanos("advanceNoticeDuration"),
        fields.nanos("ioDrainTimeout"),
        fields.nanos("statusPollInterval"),
        fields.text("message"),
        fields.nanos("maxPermittedClockDrift"));
  }

  private static RequiredFeature feature(JsonFields fields) {
    var otherwise = fields.object("ifNotUnderstood");
    return new RequiredFeature(
        fields.text("feature"),
        otherwise.bool("warn"),
        otherwise.text("message"),
        otherwise.text("url"),
        otherwise.text("upgradeToVersion"));
  }

  static byte[] encode(RepositoryFormat format) {
    var json = JsonFields.newObject();
    var fields = json.putObject("format");
    putText(fields, "hash", format.hash());
    putText(fields, "encryption", format.encryption());
    putText(fields, "ecc", format.ecc());
    putNumber(fields, "eccOverheadPercent", format.eccOverheadPercent());
    putText(fields, "secret", base64(format.secret()));
    putText(fields, "masterKey", base64(format.masterKey()));
    putNumber(fields, "version", format.version());
    putNumber(fields, "maxPackSize", format.maxPackBytes());
    putNumber(fields, "indexVersion", format.indexVersion());
    putEpochs(fields.putObject("epochParameters"), format.epochs());
    fields.put("enablePasswordChange", format.passwordCanChange());
    putText(fields, "splitter", format.splitter());
    format.upgradeLock().ifPresent(lock -> putLock(fields.putObject("upgradeLock"), lock));
    putFeatures(fields, format.requiredFeatures());
    return JsonFields.bytes(json);
  }

  private static void putEpochs(ObjectNode fields, EpochParameters epochs) {
    fields.put("Enabled", epochs.enabled());
    fields.put("EpochRefreshFrequency", epochs.refreshFrequency().toNanos());
    fields.put("FullCheckpointFrequency", epochs.fullCheckpointFrequency());
    fields.put("CleanupSafetyMargin", epochs.cleanupSafetyMargin().toNanos());
    fields.put("MinEpochDuration", epochs.minEpochDuration().toNanos());
    fields.put("EpochAdvanceOnCountThreshold", epochs.advanceOnCount());
    fields.put("EpochAdvanceOnTotalSizeBytesThreshold", epochs.advanceOnTotalBytes());
    fields.put("DeleteParallelism", epochs.deleteParallelism());
  }

  private static void putLock(ObjectNode fields, UpgradeLock lock) {
    putText(fields, "ownerID", lock.ownerId());
    fields.put("creationTime", goTime(lock.created()));
    putNumber(fields, "advanceNoticeDuration", lock.advanceNotice().toNanos());
    putNumber(fields, "ioDrainTimeout", lock.ioDrainTimeout().toNanos());
    putNumber(fields, "statusPollInterval", lock.statusPollInterval().toNanos());
    putText(fields, "message", lock.message());
    putNumber(fields, "maxPermittedClockDrift", lock.maxClockDrift().toNanos());
  }

  /** RFC 3339 with no zeros at the end of the fraction, as Go writes times. */
  private static String goTime(Instant time) {
    var text = time.toString();
    return text.contains(".") ? text.replaceFirst("0+Z$", "Z") : text;
  }

  private static void putFeatures(ObjectNode fields, List<RequiredFeature> features) {
    if (features.isEmpty()) {
      return;
    }
    var array = fields.putArray("requiredFeatures");
    for (var feature : features) {
      var object = array.addObject().put("feature", feature.name());
      var otherwise = object.putObject("ifNotUnderstood").put("warn", feature.warnOnly());
      putText(otherwise, "message", feature.message());
      putText(otherwise, "url", feature.url());
      putText(otherwise, "upgradeToVersion", feature.upgradeToVersion());
    }
  }

  static BlobRetention decodeRetention(byte[] json) {
    var fields = JsonFields.parse(FormatBlobs.RETENTION_BLOB.name(), json);
    try {
      return new BlobRetention(fields.text("retentionMode"), fields.nanos("retentionPeriod"));
    } catch (IllegalArgumentException e) {
      throw JsonFields.corrupt(
          FormatBlobs.RETENTION_BLOB.name(), String.valueOf(e.getMessage()), e);
    }
  }

  static byte[] encode(BlobRetention retention) {
    var fields = JsonFields.newObject();
    putText(fields, "retentionMode", retention.mode());
    putNumber(fields, "retentionPeriod", retention.period().toNanos());
    return JsonFields.bytes(fields);
  }

  private static String base64(KeyBytes key) {
    return Base64.getEncoder().encodeToString(key.bytes());
  }

  private static void putText(ObjectNode fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private static void putNumber(ObjectNode fields, String name, long value) {
    if (value != 0) {
      fields.put(name, value);
    }
  }
}
