package io.hawser.engine.kanister;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Kubernetes' rules for keys and values of labels, with the API server's messages. */
final class KubernetesNames {
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String SUBDOMAIN =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
  private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(SUBDOMAIN);
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_SUBDOMAIN = 253;
  private static final String NAME_RULE =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
          + " validation is '"
          + NAME
          + "')";
  private static final String VALUE_RULE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is '("
          + NAME
          + ")?')";
  private static final String SUBDOMAIN_RULE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
          + " regex used for validation is '"
          + SUBDOMAIN
          + "')";

  private KubernetesNames() {}

  /** What is wrong with a label's or annotation's key. */
  static List<String> keyFaults(String key) {
    var parts = key.split("/", -1);
    if (parts.length > 2) {
      return List.of(
          "a qualified name "
              + NAME_RULE
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    var faults = new ArrayList<String>();
    if (parts.length == 2) {
      prefixFaults(parts[0]).forEach(fault -> faults.add("prefix part " + fault));
    }
    var name = parts[parts.length - 1];
    if (name.isEmpty()) {
      faults.add("name part must be non-empty");
    } else if (name.length() > LONGEST_NAME) {
      faults.add("name part must be no more than 63 characters");
    }
    if (!NAME_PATTERN.matcher(name).matches()) {
      faults.add("name part " + NAME_RULE);
    }
    return faults;
  }

  /** What is wrong with a label's value. */
  static List<String> valueFaults(String value) {
    var faults = new ArrayList<String>();
    if (value.length() > LONGEST_NAME) {
      faults.add("must be no more than 63 characters");
    }
    if (!value.isEmpty() && !NAME_PATTERN.matcher(value).matches()) {
      faults.add(VALUE_RULE);
    }
    return faults;
  }

  private static List<String> prefixFaults(String prefix) {
    if (prefix.isEmpty()) {
      return List.of("must be non-empty");
    }
    var faults = new ArrayList<String>();
    if (prefix.length() > LONGEST_SUBDOMAIN) {
      faults.add("must be no more than 253 characters");
    }
    if (!SUBDOMAIN_PATTERN.matcher(prefix).matches()) {
      faults.add(SUBDOMAIN_RULE);
    }
    return faults;
  }
}
