package io.hawser.engine.template;

import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.GoType.Field;
import java.util.List;

/** The Go struct types behind Kanister's template parameters, and their names in JSON. */
final class KanisterTypes {
  private static final GoType BOOL_POINTER = GoType.pointer(GoType.BOOL);
  private static final GoType BYTES_MAP = GoType.map(GoType.STRING, GoType.BYTES);

  static final GoType TIME =
      GoType.struct("v1.Time", List.of(new Field("Time", GoType.TIME, "", false, true)));

  private static final GoType TYPE_META =
      GoType.struct(
          "v1.TypeMeta",
          List.of(
              Field.optional("Kind", GoType.STRING, "kind"),
              Field.optional("APIVersion", GoType.STRING, "apiVersion")));

  private static final GoType OWNER_REFERENCE =
      GoType.struct(
          "v1.OwnerReference",
          List.of(
              Field.tagged("APIVersion", GoType.STRING, "apiVersion"),
              Field.tagged("Kind", GoType.STRING, "kind"),
              Field.tagged("Name", GoType.STRING, "name"),
              Field.tagged("UID", GoType.named("types.UID", GoType.STRING), "uid"),
              Field.optional("Controller", BOOL_POINTER, "controller"),
              Field.optional("BlockOwnerDeletion", BOOL_POINTER, "blockOwnerDeletion")));

  private static final GoType MANAGED_FIELDS_ENTRY =
      GoType.struct(
          "v1.ManagedFieldsEntry",
          List.of(
              Field.optional("Manager", GoType.STRING, "manager"),
              Field.optional(
                  "Operation",
                  GoType.named("v1.ManagedFieldsOperationType", GoType.STRING),
                  "operation"),
              Field.optional("APIVersion", GoType.STRING, "apiVersion"),
              Field.optional("Time", GoType.pointer(TIME), "time"),
              Field.optional("FieldsType", GoType.STRING, "fieldsType"),
              Field.optional("Subresource", GoType.STRING, "subresource")));

  private static final GoType OBJECT_META =
      GoType.struct(
          "v1.ObjectMeta",
          List.of(
              Field.optional("Name", GoType.STRING, "name"),
              Field.optional("GenerateName", GoType.STRING, "generateName"),
              Field.optional("Namespace", GoType.STRING, "namespace"),
              Field.optional("SelfLink", GoType.STRING, "selfLink"),
              Field.optional("UID", GoType.named("types.UID", GoType.STRING), "uid"),
              Field.optional("ResourceVersion", GoType.STRING, "resourceVersion"),
              Field.optional("Generation", GoType.INT64, "generation"),
              Field.tagged("CreationTimestamp", TIME, "creationTimestamp"),
              Field.optional("DeletionTimestamp", GoType.pointer(TIME), "deletionTimestamp"),
              Field.optional(
                  "DeletionGracePeriodSeconds",
                  GoType.pointer(GoType.INT64),
                  "deletionGracePeriodSeconds"),
              Field.optional("Labels", GoType.STRING_MAP, "labels"),
              Field.optional("Annotations", GoType.STRING_MAP, "annotations"),
              Field.optional("OwnerReferences", GoType.slice(OWNER_REFERENCE), "ownerReferences"),
              Field.optional("Finalizers", GoType.STRINGS, "finalizers"),
              Field.optional(
                  "ManagedFields", GoType.slice(MANAGED_FIELDS_ENTRY), "managedFields")));

  private static final Field EMBEDDED_TYPE = new Field("TypeMeta", TYPE_META, "", false, true);
  private static final Field EMBEDDED_META =
      new Field("ObjectMeta", OBJECT_META, "metadata", false, true);

  static final GoType SECRET =
      GoType.struct(
          "v1.Secret",
          List.of(
              EMBEDDED_TYPE,
              EMBEDDED_META,
              Field.optional("Immutable", BOOL_POINTER, "immutable"),
              Field.optional("Data", BYTES_MAP, "data"),
              Field.optional("StringData", GoType.STRING_MAP, "stringData"),
              Field.optional("Type", GoType.named("v1.SecretType", GoType.STRING), "type")));

  private static final GoType CONFIG_MAP =
      GoType.struct(
          "v1.ConfigMap",
          List.of(
              EMBEDDED_TYPE,
              EMBEDDED_META,
              Field.optional("Immutable", BOOL_POINTER, "immutable"),
              Field.optional("Data", GoType.STRING_MAP, "data"),
              Field.optional("BinaryData", BYTES_MAP, "binaryData")));

  private static final GoType SECRETS = GoType.map(GoType.STRING, SECRET);
  private static final GoType CONFIG_MAPS = GoType.map(GoType.STRING, CONFIG_MAP);

  static final GoType PHASE =
      GoType.struct(
          "param.Phase",
          List.of(
              Field.of("Secrets", SECRETS),
              Field.of("ConfigMaps", CONFIG_MAPS),
              Field.of("Output", GoType.ANY_MAP)));

  private static final GoType ARTIFACT =
      GoType.struct(
          "v1alpha1.Artifact",
          List.of(
              Field.optional("KeyValue", GoType.STRING_MAP, "keyValue"),
              Field.optional("KopiaSnapshot", GoType.STRING, "kopiaSnapshot")));

  private static final GoType LOCATION =
      GoType.struct(
          "v1alpha1.Location",
          List.of(
              Field.tagged("Type", GoType.named("v1alpha1.LocationType", GoType.STRING), "type"),
              Field.tagged("Bucket", GoType.STRING, "bucket"),
              Field.tagged("Endpoint", GoType.STRING, "endpoint"),
              Field.tagged("Prefix", GoType.STRING, "prefix"),
              Field.tagged("Region", GoType.STRING, "region")));

  private static final GoType CREDENTIAL =
      GoType.struct(
          "param.Credential",
          List.of(
              Field.of("Type", GoType.named("param.CredentialType", GoType.STRING)),
              Field.of(
                  "KeyPair",
                  GoType.pointer(
                      GoType.struct(
                          "param.KeyPair",
                          List.of(
                              Field.of("ID", GoType.STRING), Field.of("Secret", GoType.STRING))))),
              Field.of("Secret", GoType.pointer(SECRET)),
              Field.of(
                  "KopiaServerSecret",
                  GoType.pointer(
                      GoType.struct(
                          "param.KopiaServerCreds",
                          List.of(
                              Field.of("Username", GoType.STRING),
                              Field.of("Password", GoType.STRING),
                              Field.of("Hostname", GoType.STRING),
                              Field.of("Cert", GoType.STRING),
                              Field.of(
                                  "ConnectOptions", GoType.map(GoType.STRING, GoType.INT))))))));

  private static final GoType PROFILE =
      GoType.struct(
          "param.Profile",
          List.of(
              Field.of("Location", LOCATION),
              Field.of("Credential", CREDENTIAL),
              Field.of("SkipSSLVerify", GoType.BOOL)));

  static final GoType PARAMS =
      GoType.struct(
          "param.TemplateParams",
          List.of(
              Field.of("StatefulSet", workload("StatefulSetParams")),
              Field.of("DeploymentConfig", workload("DeploymentConfigParams")),
              Field.of("Deployment", workload("DeploymentParams")),
              Field.of("PVC", named("PVCParams")),
              Field.of("Namespace", named("NamespaceParams")),
              Field.of("ArtifactsIn", GoType.map(GoType.STRING, ARTIFACT)),
              Field.of("ConfigMaps", CONFIG_MAPS),
              Field.of("Secrets", SECRETS),
              Field.of("Time", GoType.STRING),
              Field.of("Profile", GoType.pointer(PROFILE)),
              Field.of("Options", GoType.STRING_MAP),
              Field.of("Object", GoType.ANY_MAP),
              Field.of("Phases", GoType.map(GoType.STRING, GoType.pointer(PHASE))),
              Field.of("DeferPhase", GoType.pointer(PHASE)),
              Field.of("CurrentPhase", GoType.pointer(PHASE)),
              Field.of("PodOverride", GoType.named("v1alpha1.JSONMap", GoType.ANY_MAP)),
              Field.of("PodAnnotations", GoType.STRING_MAP),
              Field.of("PodLabels", GoType.STRING_MAP)));

  private KanisterTypes() {}

  private static GoType workload(String name) {
    return GoType.pointer(
        GoType.struct(
            "param." + name,
            List.of(
                Field.of("Name", GoType.STRING),
                Field.of("Namespace", GoType.STRING),
                Field.of("Pods", GoType.STRINGS),
                Field.of("Containers", GoType.slice(GoType.STRINGS)),
                Field.of("PersistentVolumeClaims", GoType.map(GoType.STRING, GoType.STRING_MAP)))));
  }

  private static GoType named(String name) {
    return GoType.pointer(
        GoType.struct(
            "param." + name,
            List.of(Field.of("Name", GoType.STRING), Field.of("Namespace", GoType.STRING))));
  }
}
