package io.hawser.engine.template.sprig;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.value.GoStrings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A URL as Go's package net/url reads and writes it. */
record GoUrl(
    String scheme,
    String opaque,
    @Nullable User user,
    String host,
    String path,
    String query,
    String fragment) {

  /** A text is no URL; the message is Go's. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  record User(String name, @Nullable String password) {
    @Override
    public String toString() {
      String shown = UrlEscapes.escape(name, UrlEscapes.Part.USER);
      return password == null
          ? shown
          : shown + ":" + UrlEscapes.escape(password, UrlEscapes.Part.USER);
    }
  }

  static GoUrl parse(String text) throws Malformed {
    int hash = text.indexOf('#');
    String shown = hash < 0 ? text : text.substring(0, hash);
    try {
      var url = parseBeforeFragment(shown);
      String raw = hash < 0 ? "" : text.substring(hash + 1);
      shown = text;
      return raw.isEmpty()
          ? url
          : url.withFragment(UrlEscapes.unescape(raw, UrlEscapes.Part.FRAGMENT));
    } catch (Malformed malformed) {
      throw new Malformed("parse " + Quote.string(shown) + ": " + malformed.getMessage());
    }
  }

  private GoUrl withFragment(String other) {
    return new GoUrl(scheme, opaque, user, host, path, query, other);
  }

  private static GoUrl parseBeforeFragment(String text) throws Malformed {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new Malformed("net/url: invalid control character in URL");
    }
    if (text.equals("*")) {
      return new GoUrl("", "", null, "", "*", "", "");
    }
    int colon = schemeLength(text);
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? text : text.substring(colon + 1);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new GoUrl(scheme, rest, null, "", "", query, "");
      }
      int slash = rest.indexOf('/');
      if ((slash < 0 ? rest : rest.substring(0, slash)).contains(":")) {
        throw new Malformed("first path segment in URL cannot contain colon");
      }
    }
    User user = null;
    String host = "";
    if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
      int slash = rest.indexOf('/', 2);
      String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
      rest = slash < 0 ? "" : rest.substring(slash);
      int at = authority.lastIndexOf('@');
      host = UrlHosts.parse(scheme, authority.substring(at + 1));
      user = at < 0 ? null : user(authority.substring(0, at));
    }
    String path = UrlEscapes.unescape(rest, UrlEscapes.Part.PATH);
    return new GoUrl(scheme, "", user, host, path, query, "");
  }

  /** The length of the scheme; -1 if there is none. */
  private static int schemeLength(String text) throws Malformed {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        if (i == 0) {
          throw new Malformed("missing protocol scheme");
        }
        return i;
      }
      if (!letter && (!later || i == 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static User user(String text) throws Malformed {
    boolean valid =
        text.chars()
            .allMatch(c ->
                (c < 0x80 && Character.isLetterOrDigit(c)) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0);
    if (!valid) {
      throw new Malformed("net/url: invalid userinfo");
    }
    int colon = text.indexOf(':');
    String name =
        UrlEscapes.unescape(colon < 0 ? text : text.substring(0, colon), UrlEscapes.Part.USER);
    return new User(
        name,
        colon < 0 ? null : UrlEscapes.unescape(text.substring(colon + 1), UrlEscapes.Part.USER));
  }

  /** The host without its port and brackets. */
  String hostname() {
    int colon = host.lastIndexOf(':');
    String name =
        colon >= 0 && host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')
            ? host.substring(0, colon)
            : host;
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(scheme.isEmpty() ? "" : scheme + ":");
    if (!opaque.isEmpty()) {
      text.append(opaque);
    } else {
      boolean authority = !host.isEmpty() || user != null;
      if (authority || (!scheme.isEmpty() && !path.isEmpty())) {
        text.append("//");
      }
      text.append(user == null ? "" : user + "@");
      text.append(UrlEscapes.escape(host, UrlEscapes.Part.HOST));
      String escaped = path.equals("*") ? "*" : UrlEscapes.escape(path, UrlEscapes.Part.PATH);
      if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
        text.append('/');
      }
      int slash = escaped.indexOf('/');
      String first = slash < 0 ? escaped : escaped.substring(0, slash);
      text.append(text.isEmpty() && first.contains(":") ? "./" : "").append(escaped);
    }
    text.append(query.isEmpty() ? "" : "?" + query);
    text.append(
        fragment.isEmpty() ? "" : "#" + UrlEscapes.escape(fragment, UrlEscapes.Part.FRAGMENT));
    return GoStrings.normalized(text.toString());
  }
}
