package io.newswire.producer.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a source states arrives, in the field that the article has for it or aside. In these wires
 * every field's value has a word of its own that begins with {@code zz}.
 */
class NothingIsDroppedTest {

  private static final Pattern VALUE = Pattern.compile("\\bzz[a-z0-9]+");

  static Stream<Arguments> wires() {
    return Stream.of(
        Arguments.of("newsml-g2", NEWSML_G2),
        Arguments.of("newsml-1", NEWSML_1),
        Arguments.of("nitf", NITF),
        Arguments.of("ninjs", NINJS_1),
        Arguments.of("ninjs", NINJS_3),
        Arguments.of("iptc7901", IPTC_7901),
        Arguments.of("anpa", ANPA),
        Arguments.of("rss", RSS),
        Arguments.of("atom", ATOM),
        Arguments.of("json-feed", JSON_FEED),
        Arguments.of("sitemap", SITEMAP),
        Arguments.of("mail", MAIL),
        Arguments.of("html", PAGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wires")
  void everyFieldArrives(String format, String wire) throws JsonProcessingException {
    List<Item> items = Wires.parse(wire.getBytes(UTF_8), null);

    Article article = Wires.article(items.get(0));
    assertThat(article.origin().format()).isEqualTo(format);
    String kept = Json.mapper().writeValueAsString(article).toLowerCase(Locale.ROOT);
    assertThat(VALUE.matcher(wire).results().map(MatchResult::group).distinct())
        .filteredOn(value -> !kept.contains(value))
        .isEmpty();
  }

  private static final String NEWSML_G2 =
      """
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:zzguid" version="7" xml:lang="en">
        <rightsInfo><copyrightHolder literal="zzholder"/><copyrightNotice>zznotice</copyrightNotice>
          <usageTerms>zzterms</usageTerms><link rel="irel:seeAlso" href="https://example.net/zzrights"/></rightsInfo>
        <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:zzprovider"/>
          <versionCreated>2026-03-02T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/>
          <role qcode="role:zzrole"/><fileName>zzfile.xml</fileName><generator>zzgenerator</generator>
          <profile>zzprofile</profile><service qcode="svc:zzservice"/><title>zztitle</title>
          <edNote>zzednote</edNote><memberOf qcode="x:zzmember"/><instanceOf qcode="x:zzinstance"/>
          <signal qcode="sig:zzsignal"/><altRep href="https://example.net/zzalt"/>
          <deliverableOf residref="zzdeliverable"/><link rel="irel:previousVersion" residref="zzprevious"/></itemMeta>
        <contentMeta><urgency>4</urgency><contentCreated>2026-03-02</contentCreated>
          <located><name>zzlocated</name></located><infoSource literal="zzinfosource"/>
          <creator literal="zzcreator"/><contributor literal="zzcontributor"/><audience qcode="x:zzaudience"/>
          <altId>zzaltid</altId><rating value="zzrating"/><genre><name>zzgenre</name></genre>
          <keyword>zzkeyword</keyword><subject qcode="x:zzsubject"><name>zzsubjectname</name></subject>
          <slugline>zzslug</slugline><slugline>zzslugtwo</slugline><headline>zzheadline</headline>
          <headline role="hld:subHeadline">zzsubheadline</headline><dateline>zzdateline</dateline>
          <by>zzby</by><creditline>zzcreditline</creditline>
          <description role="drol:summary">zzsummary</description>
          <description role="drol:caption">zzcaption</description></contentMeta>
        <partMeta partid="p1"><role qcode="x:zzpart"/></partMeta>
        <assert qcode="x:zzassert"><name>zzassertname</name></assert>
        <contentSet><inlineXML><html><body><p>zzbody</p></body></html></inlineXML></contentSet>
      </newsItem>
      """;

  private static final String NEWSML_1 =
      """
      <NewsML><NewsEnvelope><DateAndTime>20260302T100000Z</DateAndTime></NewsEnvelope><NewsItem>
        <Identification><NewsIdentifier><ProviderId>zzprovider</ProviderId><DateId>20260302</DateId>
          <NewsItemId>zzitem</NewsItemId><RevisionId>3</RevisionId>
          <PublicIdentifier>urn:newsml:zzprovider:20260302:zzitem:3</PublicIdentifier></NewsIdentifier>
          <NameLabel>zzlabel</NameLabel></Identification>
        <NewsManagement><NewsItemType FormalName="zztype"/><FirstCreated>20260302T100000Z</FirstCreated>
          <ThisRevisionCreated>20260302T110000Z</ThisRevisionCreated><Status FormalName="Usable"/>
          <Urgency FormalName="4"/><RevisionHistory Href="zzhistory"/>
          <DerivedFrom NewsItem="zzderived"/><AssociatedWith NewsItem="zzassociated"/>
          <Instruction FormalName="zzinstruction"/></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>zzheadline</HeadLine><SubHeadLine>zzsubheadline</SubHeadLine>
            <ByLine>zzbyline</ByLine><DateLine>zzdateline</DateLine><CreditLine>zzcredit</CreditLine>
            <CopyrightLine>zzcopyright</CopyrightLine><RightsLine>zzrights</RightsLine>
            <SeriesLine>zzseries</SeriesLine><SlugLine>zzslug</SlugLine><KeywordLine>zzkeyword</KeywordLine>
            <NewsLine><NewsLineType FormalName="x"/><NewsLineText>zzline</NewsLineText></NewsLine></NewsLines>
          <AdministrativeMetadata><Provider><Party FormalName="zzparty"/></Provider>
            <Property FormalName="x" Value="zzproperty"/></AdministrativeMetadata>
          <DescriptiveMetadata><Language FormalName="en"/><Genre FormalName="zzgenre"/>
            <SubjectCode><Subject FormalName="zzsubject"/></SubjectCode>
            <Location><Property FormalName="City" Value="zzcity"/></Location></DescriptiveMetadata>
          <ContentItem><MediaType FormalName="Text"/><DataContent><p>zzbody</p></DataContent></ContentItem>
        </NewsComponent></NewsItem></NewsML>
      """;

  private static final String NITF =
      """
      <nitf><head><title>zztitle</title><meta name="x" content="zzmeta"/>
        <tobject tobject.type="zztobject"><tobject.property tobject.property.type="zzgenre"/>
          <tobject.subject tobject.subject.refnum="01000000" tobject.subject.type="zzsubject"/></tobject>
        <docdata><correction info="zzcorrection"/><evloc city="zzevloc"/><doc-id id-string="zzid" regsrc="zzregsrc"/>
          <del-list><from-src src-name="zzsource"/></del-list><urgency ed-urg="4"/><fixture fix-id="zzfixture"/>
          <date.issue norm="20260302T100000Z"/><date.expire norm="20270101"/><doc-scope scope="zzscope"/>
          <series series.name="zzseries"/><ed-msg info="zzednote"/><du-key key="zzslug"/>
          <doc.copyright year="2026" holder="zzcopyright"/><doc.rights owner="zzrights"/>
          <key-list><keyword key="zzkeyword"/></key-list>
          <identified-content><person>zzperson</person></identified-content></docdata>
        <pubdata name="zzpaper" date.publication="20260302"/><revision-history comment="zzrevision"/></head>
        <body><body.head><hedline><hl1>zzheadline</hl1><hl2>zzsubheadline</hl2></hedline>
          <note><p>zznote</p></note><rights>zzrightsline</rights><byline>zzbyline<byttl>zzbyttl</byttl></byline>
          <distributor>zzdistributor</distributor><dateline><location>zzdateline</location></dateline>
          <abstract><p>zzabstract</p></abstract><series series.name="zzheadseries"/></body.head>
          <body.content><p>zzbody</p><media><media-caption>zzcaption</media-caption></media></body.content>
          <body.end><tagline>zztagline</tagline><bibliography>zzbibliography</bibliography></body.end></body></nitf>
      """;

  private static final String NINJS_1 =
      """
      {"uri": "urn:example:zzuri", "type": "text", "mimetype": "zzmimetype", "representationtype": "zzcomplete",
       "profile": "zzprofile", "version": "zzversion", "versioncreated": "2026-03-02T10:00:00Z",
       "pubstatus": "usable", "urgency": 4, "copyrightholder": "zzholder", "copyrightnotice": "zznotice",
       "usageterms": "zzterms", "language": "en", "person": [{"name": "zzperson"}],
       "organisation": [{"name": "zzorganisation"}], "place": [{"name": "zzplace"}],
       "subject": [{"name": "zzsubject", "scheme": "https://example.net/zzscheme/", "code": "zzcode"}],
       "event": [{"name": "zzevent"}], "object": [{"name": "zzobject"}], "infosource": [{"name": "zzinfosource"}],
       "title": "zztitle", "byline": "zzbyline", "headline": "zzheadline", "slugline": "zzslug",
       "located": "zzlocated", "creditline": "zzcredit", "keywords": ["zzkeyword"], "ednote": "zzednote",
       "genre": [{"name": "zzgenre"}, {"name": "zzgenretwo"}], "charcount": 5,
       "renditions": {"main": {"href": "https://example.net/zzrendition"}},
       "associations": {"picture": {"uri": "urn:zzassociation", "headline": "zzassociated"}},
       "altids": {"x": "zzaltid"}, "signal": "zzsignal", "evolvedfrom": "urn:zzevolved",
       "description_text": "zzdescription", "body_html": "<p>zzbody</p>", "description_usage": "zzusage",
       "zzunknown": "zzvalue"}
      """;

  private static final String NINJS_3 =
      """
      {"uri": "urn:example:zzuri", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text",
       "versionCreated": "2026-03-02T10:00:00Z", "contentCreated": "2026-03-02T09:00:00Z",
       "expires": "zzexpires", "pubStatus": "usable", "urgency": 4, "by": "zzby", "slugline": "zzslug",
       "located": "zzlocated", "edNote": "zzednote", "language": "en",
       "headlines": [{"role": "main", "value": "zzheadline"}, {"role": "subhead", "value": "zzsubhead"}],
       "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>zzbody</p>"},
                  {"role": "factbox", "contentType": "text/html", "value": "<p>zzfactbox</p>"}],
       "descriptions": [{"role": "summary", "value": "zzsummary"}, {"role": "caption", "value": "zzcaption"}],
       "people": [{"name": "zzperson"}], "organisations": [{"name": "zzorganisation"}],
       "places": [{"name": "zzplace"}], "events": [{"name": "zzevent"}], "objects": [{"name": "zzobject"}],
       "subjects": [{"name": "zzsubject", "uri": "https://example.net/zzsubjecturi"}],
       "infoSources": [{"name": "zzinfosource"}, {"name": "zzinfosourcetwo"}],
       "genres": [{"name": "zzgenre"}], "keywords": ["zzkeyword"],
       "rightsInfo": {"langId": "zzrights"}, "copyrightHolder": "zzholder", "copyrightNotice": "zznotice",
       "usageTerms": "zzterms", "trustIndicators": [{"title": "zztrust"}], "altIds": [{"value": "zzaltid"}],
       "renditions": [{"href": "https://example.net/zzrendition"}], "digitalSourceType": {"uri": "zzdigital"},
       "associations": [{"name": "picture", "uri": "urn:zzassociation", "headlines": [{"value": "zzassociated"}]}]}
      """;

  private static final String IPTC_7901 =
      """
      \u0001xxx0042 4 zzi 45 zzagency 0042\r
      zzslug/zzkeyword/\r
      \u0002zzheadline =\r
      \r
         zzbody goes on for a line of print.\r
      \u0003021000 GMT Mar 26\r
      \u0004\
      """;

  private static final String ANPA =
      """
      \u0016\u0016\u0001a0042 \u001Fbc-zzsel \r
      u i \u0013\r
      zzkeyword   03-02 0045\r
      \u0002\r
      ^zzslug,45<\r
      ^Eds: zznote<\r
      ^zzheadline<\r
      ^By zzbyline=\r
      ^zzbytitle=\r
      \tzzbody goes on for a line of print.\r
      \u0003\r
      AP-NY-03-02-26 1000GMT\r
      \u0004\
      """;

  private static final String RSS =
      """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:georss="http://www.georss.org/georss"
          xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:dcterms="http://purl.org/dc/terms/">
        <channel><title>x</title><link>https://example.net/</link><item>
        <title>zztitle</title><link>https://example.net/zzlink</link><description>zzdescription</description>
        <author>zzauthor@example.net</author><category domain="https://example.net/zzdomain">zzcategory with a name</category>
        <comments>https://example.net/zzcomments</comments><guid isPermaLink="false">zzguid</guid>
        <enclosure url="https://example.net/zzenclosure" length="1" type="audio/mpeg"/>
        <source url="https://example.net/rss">zzsource</source><content:encoded>&lt;p&gt;zzcontent&lt;/p&gt;</content:encoded>
        <dc:creator>zzcreator</dc:creator><dc:subject>zzdcsubject</dc:subject><dc:publisher>zzpublisher</dc:publisher>
        <dc:contributor>zzcontributor</dc:contributor><dc:type>zztype</dc:type><dc:format>zzformat</dc:format>
        <dc:source>zzdcsource</dc:source><dc:relation>zzrelation</dc:relation><dc:coverage>zzcoverage</dc:coverage>
        <dc:rights>zzrights</dc:rights><dcterms:spatial>zzspatial</dcterms:spatial>
        <media:group><media:content url="https://example.net/zzmedia"/><media:title>zzmediatitle</media:title>
          <media:thumbnail url="https://example.net/zzgroupthumb"/></media:group>
        <media:thumbnail url="https://example.net/zzthumbnail"/><media:credit>zzcredit</media:credit>
        <media:keywords>zzmediakeyword</media:keywords><media:description>zzmediadescription</media:description>
        <georss:point>12.5 zzpoint</georss:point><slash:section>zzsection</slash:section>
        <zzunknown>zzvalue</zzunknown></item></channel></rss>
      """;

  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>x</title>
        <id>urn:x</id><updated>2026-03-02T10:00:00Z</updated><entry><title>zztitle</title>
        <id>urn:example:zzid</id><updated>2026-03-02T10:00:00Z</updated>
        <author><name>zzauthor</name></author><contributor><name>zzcontributor</name></contributor>
        <category term="zzterm" label="zzlabel" scheme="zzscheme"/><link href="https://example.net/zzlink"/>
        <link rel="enclosure" href="https://example.net/zzenclosure"/>
        <link rel="related" href="https://example.net/zzrelated"/><link rel="via" href="https://example.net/zzvia"/>
        <link rel="replies" href="https://example.net/zzreplies"/><rights>zzrights</rights>
        <source><title>zzsource</title></source><summary>zzsummary</summary><content>zzcontent</content>
        <thr:in-reply-to ref="urn:zzreply"/></entry></feed>
      """;

  private static final String JSON_FEED =
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "zzid",
       "url": "https://example.net/zzurl", "external_url": "https://example.net/zzexternal", "title": "zztitle",
       "content_html": "<p>zzcontent</p>", "summary": "zzsummary", "image": "https://example.net/zzimage",
       "banner_image": "https://example.net/zzbanner", "date_published": "2026-03-02T10:00:00Z",
       "authors": [{"name": "zzauthor"}], "tags": ["zztag"], "language": "en",
       "attachments": [{"url": "https://example.net/zzattachment", "mime_type": "audio/mpeg"}],
       "_extension": {"x": "zzextension"}}]}
      """;

  private static final String SITEMAP =
      """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://example.net/zzloc</loc>
        <lastmod>2026-03-02</lastmod><changefreq>zzfreq</changefreq><news:news><news:publication>
        <news:name>zzname</news:name><news:language>en</news:language></news:publication>
        <news:access>zzaccess</news:access><news:genres>zzgenre</news:genres>
        <news:publication_date>2026-03-02T10:00:00Z</news:publication_date><news:title>zztitle</news:title>
        <news:keywords>zzkeyword</news:keywords><news:stock_tickers>zzticker</news:stock_tickers></news:news>
        <image:image><image:loc>https://example.net/zzimage</image:loc><image:caption>zzcaption</image:caption>
        </image:image></url></urlset>
      """;

  private static final String MAIL =
      """
      From: zzfrom <desk@example.net>
      Sender: zzsender@example.net
      Reply-To: zzreply@example.net
      To: zzto@example.net
      Cc: zzcc@example.net
      Date: Mon, 02 Mar 2026 10:00:00 +0000
      Message-ID: <zzid@example.net>
      In-Reply-To: <zzparent@example.net>
      References: <zzreference@example.net>
      Subject: zzsubject
      Comments: zzcomments
      Keywords: zzkeyword
      Organization: zzorganization
      List-Id: zzlist <list.example.net>
      Importance: zzimportance
      X-Desk: zzdesk

      zzbody goes on for a line of print.
      """;

  private static final String PAGE =
      """
      <html lang="en"><head><title>zzheadline is long enough</title><meta name="description" content="zzdescription">
      <meta name="author" content="zzauthor zzauthorname">
      <meta property="og:type" content="article"><meta property="og:site_name" content="zzsite">
      <meta property="og:image" content="https://example.net/zzimage"><meta name="copyright" content="zzcopyright">
      <meta property="article:section" content="zzsection"><meta property="article:tag" content="zztag">
      <meta name="keywords" content="zzkeyword, zzkeywordtwo">
      <meta property="article:published_time" content="2026-03-02T10:00:00Z">
      <link rel="canonical" href="https://example.net/zzlink">
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "zzheadline is long enough",
        "dateline": "zzdateline"}</script></head>
      <body><div><p>zzbody goes on for more than a line of print, since a page needs a story that is long enough
      to be told from the page around it, and this one is about the harbour of a town.</p>
      <p>The council voted on Tuesday to close it, the mayor said, which nobody had expected.</p></div></body></html>
      """;
}
