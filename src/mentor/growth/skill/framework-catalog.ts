/** Frameworks and libraries for the web, mobile, desktop and games. The form of a line: `parseSkillLines` in skill-lines.ts. */
export const FRAMEWORK_LINES = `
Web development|웹 개발|web programming, web application development, web app development, web applications, web technologies, web technology, 웹개발, 웹 프로그래밍, 웹 애플리케이션, 웹 애플리케이션 개발, 웹 기술|programming
Frontend development|프론트엔드 개발|frontend, front-end, front end, frontend engineering, frontend technologies, client-side development, frontend developer, front-end developer, frontend engineer, 프론트엔드, 프런트엔드, 프런트엔드 개발, 프론트 엔드, 프론트앤드|web-development, html, css, javascript
Backend development|백엔드 개발|backend, back-end, back end, backend engineering, server-side development, server side, backend developer, back-end developer, backend engineer, backend systems, 백엔드, 백앤드, 백 엔드, 서버 개발, 서버사이드|programming
Full-stack development|풀스택 개발|full stack, fullstack, full-stack developer, full stack developer, full-stack engineer, 풀스택, 풀 스택|frontend-development, backend-development
React|리액트|React.js, ReactJS, 리엑트, 리액트JS|javascript
React Native|리액트 네이티브|RN, React-Native, 리액트네이티브|react, mobile-development
Redux|리덕스|Redux Toolkit, RTK, Redux Saga, redux-thunk|react, state-management
MobX|MobX||state-management
Zustand|주스탄드||react, state-management
Recoil|리코일|Recoil.js|react, state-management
State management|상태 관리|frontend state management, 상태관리|
React Query|리액트 쿼리|TanStack Query|react
React Router|리액트 라우터|TanStack Router|react
React Hooks|리액트 훅|hooks in React|react
Next.js|넥스트|NextJS, Next JS, 넥스트JS, 넥스트제이에스|react
Remix|리믹스|Remix.run|react
Gatsby|개츠비|GatsbyJS, Gatsby.js|react
Preact|프리액트||javascript
Angular|앵귤러|Angular framework, Angular2, Angular 2+, 앵귤러 2|typescript
angularjs=AngularJS|앵귤러JS|Angular.js, Angular 1, Angular 1.x|javascript
NgRx|NgRx|ngrx store|angular, state-management
RxJS|RxJS|Rx.js|javascript, reactive-programming
RxJava|RxJava|RxAndroid, RxKotlin|java, reactive-programming
RxSwift|RxSwift||swift, reactive-programming
Vue.js|뷰|Vue, VueJS, Vue JS, Vue3, Vue2, 뷰JS, 뷰제이에스|javascript
Vuex|뷰엑스|Pinia|vue-js, state-management
Nuxt|넉스트|Nuxt.js, NuxtJS|vue-js
Svelte|스벨트|SvelteJS|javascript
SvelteKit|스벨트킷|Svelte Kit|svelte
SolidJS|솔리드JS|Solid.js|javascript
Qwik|퀵 프레임워크|Qwik City|javascript
Astro|아스트로|Astro framework, Astro.build|javascript
Ember.js|엠버|Ember, EmberJS|javascript
Backbone.js|백본|BackboneJS, Backbone|javascript
Knockout.js|녹아웃|KnockoutJS|javascript
jQuery|제이쿼리|j Query, jQuery UI|javascript
Alpine.js|알파인JS|AlpineJS|javascript
htmx=htmx|htmx||html
Lit|Lit|LitElement, lit-html|web-components
Web components|웹 컴포넌트|custom elements, shadow DOM|javascript
Stencil|스텐실|StencilJS|web-components
Polymer|폴리머|Polymer.js|web-components
D3.js|D3|D3JS, D3|javascript, data-visualisation
Three.js|쓰리JS|ThreeJS, Three JS|javascript, webgl
WebGL|WebGL|WebGPU|javascript
Chart.js|차트JS|ChartJS, Highcharts, ECharts, Recharts|javascript, data-visualisation
Node.js|노드|Node, NodeJS, Node JS, 노드JS, 노드제이에스, 노드 JS|javascript
Deno|디노|Deno runtime|javascript
Bun|번 런타임|Bun runtime, bun.sh|javascript
Express|익스프레스|Express.js, ExpressJS|node-js
NestJS|네스트|Nest.js, Nest JS, 네스트JS|node-js, typescript
Fastify|패스티파이||node-js
Koa|코아|Koa.js, KoaJS|node-js
Hapi|하피|hapi.js, hapijs|node-js
Meteor|미티어|Meteor.js, MeteorJS|node-js
tRPC|tRPC||typescript
Socket.IO|소켓IO|Socketio|websocket
Electron|일렉트론|Electron.js, ElectronJS|javascript, desktop-development
Tauri|타우리||rust, desktop-development
Tailwind CSS|테일윈드|Tailwind, TailwindCSS, 테일윈드CSS|css
Bootstrap|부트스트랩|Twitter Bootstrap|css
Material UI|머티리얼 UI|MUI, Material-UI|react
Ant Design|앤트 디자인|Antd|react
Chakra UI|차크라 UI|shadcn, shadcn/ui, Radix UI|react
styled-components|스타일드 컴포넌트|styled components, Emotion CSS, CSS-in-JS|css
CSS Modules|CSS 모듈|PostCSS, CSS preprocessors, CSS preprocessor|css
Storybook|스토리북||frontend-development
Design systems|디자인 시스템|design system, component library, UI component library, 컴포넌트 라이브러리|
Responsive design|반응형 웹|responsive web design, responsive layouts, mobile first, mobile-first, 반응형 디자인, 반응형|css
Web accessibility|웹 접근성|accessibility, a11y, WCAG, ARIA, WAI-ARIA, 접근성|
Web performance|웹 성능 최적화|Core Web Vitals, Lighthouse, page speed, web performance optimisation, web performance optimization, 웹 성능|
Progressive web apps|프로그레시브 웹 앱|PWA, PWAs, service workers, 프로그레시브 웹앱|web-development
Single-page applications|단일 페이지 애플리케이션|SPA, SPAs, single page app, single page application|frontend-development
Server-side rendering|서버 사이드 렌더링|SSR, static site generation, SSG, 서버사이드 렌더링|web-development
Micro frontends|마이크로 프론트엔드|micro-frontend, microfrontends, module federation|frontend-development
Internationalisation|국제화|internationalization, i18n, localisation, localization, l10n, 다국어 지원, 현지화|
Webpack|웹팩||javascript
Vite|비트 빌드 도구|ViteJS, Vite.js|javascript
Rollup|롤업|Rollup.js|javascript
esbuild|esbuild|SWC|javascript
Parcel|파셀|ParcelJS|javascript
Babel|바벨|BabelJS|javascript
Gulp|걸프|Gulp.js, GulpJS|javascript
Grunt|그런트|Grunt.js|javascript
ESLint|ESLint|Prettier|javascript
npm|npm|Yarn, pnpm, npm scripts|javascript
Turborepo|터보레포|Lerna, Nx monorepo|
Monorepo|모노레포|monorepos, mono repo|
Spring|스프링|Spring Framework, Spring Core, 스프링 프레임워크|java
Spring Boot|스프링 부트|SpringBoot, 스프링부트|spring
Spring MVC|스프링 MVC|Spring Web MVC|spring
Spring Cloud|스프링 클라우드|Spring Cloud Gateway|spring-boot, microservices
Spring Security|스프링 시큐리티||spring
Spring Batch|스프링 배치||spring
Spring WebFlux|스프링 웹플럭스|WebFlux, Project Reactor, 웹플럭스|spring, reactive-programming
Spring Data|스프링 데이터|Spring Data JPA, 스프링 데이터 JPA|spring
JPA|JPA|Java Persistence API, Jakarta Persistence|java, orm
Hibernate|하이버네이트|Hibernate ORM|jpa
QueryDSL|쿼리DSL|Query DSL|java
MyBatis|마이바티스|iBATIS|java, sql
jOOQ|jOOQ||java, sql
ORM|ORM|object-relational mapping, object relational mapping, 객체 관계 매핑|
Quarkus|쿼커스||java
Micronaut|마이크로넛||java
Vert.x|버텍스|Vertx, Eclipse Vert.x|java, reactive-programming
Dropwizard|드롭위저드||java
Struts|스트럿츠|Apache Struts|java
JSF|JSF|JavaServer Faces, PrimeFaces|java
JSP|JSP|JavaServer Pages, servlets, Java Servlet, 서블릿|java
JavaFX|자바FX|Java Swing, AWT|java, desktop-development
Vaadin|바딘||java
GWT|GWT|Google Web Toolkit|java
Netty|네티||java
Akka|아카|Akka Streams, Pekko|scala
Play Framework|플레이 프레임워크|Play 2|scala
Lombok|롬복|Project Lombok|java
Ktor|케이터||kotlin
Kotlin coroutines|코틀린 코루틴|coroutines, 코루틴|kotlin, asynchronous-programming
Kotlin Multiplatform|코틀린 멀티플랫폼|KMP, KMM|kotlin, mobile-development
Gradle|그래들|Gradle build|
Maven|메이븐|Apache Maven|java
Ant|앤트|Apache Ant|java
Tomcat|톰캣|Apache Tomcat|
WildFly|와일드플라이|JBoss, JBoss EAP|jakarta-ee
WebLogic|웹로직|Oracle WebLogic|jakarta-ee
WebSphere|웹스피어|IBM WebSphere|jakarta-ee
Jetty|제티|Eclipse Jetty|java
JVM tuning|JVM 튜닝|JVM, garbage collection tuning, GC tuning, JVM internals, GC 튜닝|java
OSGi|OSGi|Eclipse RCP|java
dotnet=.NET|닷넷|dotnet, .NET Core, .NET 5, .NET 6, .NET 8, NET Core, 닷넷 코어|
dotnet-framework=.NET Framework|닷넷 프레임워크|.NET 4.x|
ASP.NET|ASP.NET|ASP NET, ASP.NET MVC, ASP.NET Web API, Web Forms|dotnet, csharp
ASP.NET Core|ASP.NET 코어|ASP.NET Core MVC|asp-net
Entity Framework|엔티티 프레임워크|EF Core, Entity Framework Core|dotnet, orm
Blazor|블레이저||csharp, dotnet
WPF|WPF|Windows Presentation Foundation, XAML|dotnet, desktop-development
WinForms|윈폼|Windows Forms, Win Forms|dotnet, desktop-development
WCF|WCF|Windows Communication Foundation|dotnet
Xamarin|자마린|Xamarin.Forms|csharp, mobile-development
dotnet-maui=.NET MAUI|닷넷 마우이|MAUI|csharp, mobile-development
LINQ|LINQ||csharp
SignalR|시그널R||dotnet, websocket
NuGet|누겟||dotnet
Django|장고|Django framework, 쟝고|python
Django REST framework|장고 REST 프레임워크|DRF|django, rest
Flask|플라스크|Flask framework|python
FastAPI|패스트API|Fast API|python
Pyramid|파이라미드|Pyramid framework|python
Tornado|토네이도|Tornado web server|python
Celery|셀러리||python
SQLAlchemy|SQLAlchemy|Alembic|python, orm
Pydantic|파이단틱||python
aiohttp=aiohttp|aiohttp|Starlette, Uvicorn, Gunicorn|python
Poetry|포이트리|pip, pipenv, virtualenv|python
Ruby on Rails|루비 온 레일즈|Rails, RoR, 레일즈, 루비온레일즈|ruby
Sinatra|시나트라||ruby
Sidekiq|사이드킥||ruby
RSpec|RSpec|Capybara|ruby, unit-testing
Laravel|라라벨||php
Symfony|심포니||php
CodeIgniter|코드이그나이터||php
Yii|Yii|Yii2|php
Zend Framework|젠드 프레임워크|Laminas|php
CakePHP|케이크PHP||php
Composer|컴포저|PHP Composer|php
WordPress|워드프레스|Word Press|php
Drupal|드루팔||php
Magento|마젠토|Adobe Commerce|php
Joomla|줌라||php
Typo3|TYPO3||php
Shopify|쇼피파이|Shopify Liquid|
Headless CMS|헤드리스 CMS|Strapi, Contentful, Sanity.io|
Content management systems|콘텐츠 관리 시스템|CMS|
Gin|Gin|Gin framework, gin-gonic, Go Fiber, Echo framework|go
GORM|GORM||go, orm
Goroutines|고루틴|goroutine|go, concurrent-programming
Tokio|토키오|async Rust|rust, asynchronous-programming
Actix|악틱스|Actix Web, Axum|rust
Phoenix|피닉스 프레임워크|Phoenix LiveView, Phoenix framework|elixir
Vapor|베이퍼|Server-side Swift|swift
Boost|부스트 라이브러리|Boost libraries, C++ Boost|cpp
STL|STL|Standard Template Library, C++ STL|cpp
Mobile development|모바일 개발|mobile app development, mobile application development, mobile apps, app development, native mobile development, mobile developer, 모바일 앱 개발, 앱 개발, 모바일앱|programming
Android development|안드로이드 개발|Android, Android SDK, Android Studio, Android developer, Android Jetpack, 안드로이드, 안드로이드 앱|mobile-development
iOS development|iOS 개발|iOS, iOS SDK, Xcode, iOS developer, Cocoa Touch, 아이오에스, iOS 앱|mobile-development
Jetpack Compose|젯팩 컴포즈|Compose UI, 컴포즈|kotlin, android-development
SwiftUI|스위프트UI|Swift UI|swift, ios-development
UIKit|UIKit|UI Kit, Auto Layout, 오토레이아웃|ios-development
Core Data|코어 데이터|CoreData|ios-development
Combine|컴바인|Combine framework|swift, reactive-programming
CocoaPods|코코아팟|Swift Package Manager, Carthage|ios-development
Dagger|대거|Hilt, Dagger Hilt, Dagger 2|android-development, dependency-injection
Retrofit|레트로핏|OkHttp|android-development
Flutter|플러터|플루터|dart, mobile-development
Ionic|아이오닉|Ionic framework|mobile-development
Cordova|코르도바|Apache Cordova, PhoneGap, Capacitor|mobile-development
Expo|엑스포 프레임워크|Expo.io, Expo SDK|react-native
App store release|앱 스토어 배포|App Store, Google Play, Google Play Store, Play Store, Fastlane, TestFlight, 앱스토어, 플레이스토어|mobile-development
Desktop development|데스크톱 개발|desktop applications, desktop application development|programming
Game development|게임 개발|game programming, game engines, game engine, gameplay programming, 게임 프로그래밍, 게임 엔진|programming
Unity|유니티|Unity3D, Unity 3D, Unity engine|game-development
Unreal Engine|언리얼 엔진|Unreal, UE4, UE5, Unreal Engine 4, Unreal Engine 5, 언리얼|game-development
Godot|고도 엔진|Godot Engine|game-development
Cocos2d|코코스2d|Cocos Creator|game-development
Phaser|페이저|Phaser.js|game-development, javascript
OpenGL|OpenGL|OpenGL ES, GLSL|computer-graphics
Vulkan|벌칸|Vulkan API|computer-graphics
DirectX|다이렉트X|Direct3D, HLSL|computer-graphics
Metal|메탈 API|Metal API, Apple Metal|computer-graphics
Computer graphics|컴퓨터 그래픽스|3D graphics, graphics programming, rendering, shaders, 3D 그래픽스|
Augmented reality|증강 현실|AR, ARKit, ARCore, 증강현실|
Virtual reality|가상 현실|VR, XR, extended reality, mixed reality, 가상현실|
Blender|블렌더||
Maya|마야|Autodesk Maya, 3ds Max|
OpenCV|OpenCV|Open CV|computer-vision
FFmpeg|FFmpeg|video encoding, video streaming, HLS, MPEG-DASH, 비디오 스트리밍|
WebRTC|WebRTC|Web RTC|
eGovFrame|전자정부 프레임워크|eGovFramework, 전자정부프레임워크, 전자정부 표준프레임워크, 표준프레임워크|spring
Nexacro|넥사크로|Nexacro Platform, XPlatform, 넥사크로 플랫폼|web-development
WebSquare|웹스퀘어|WebSquare5|web-development
Thymeleaf|타임리프|FreeMarker, Mustache templates, Handlebars|web-development
Axios|액시오스|fetch API, ky client|javascript
Zod|조드|Yup, Joi validation, JSON schema validation|typescript
React Hook Form|리액트 훅 폼|Formik|react
Streamlit|스트림릿|Gradio, Dash framework|python
Scrapy|스크래피|Beautiful Soup, BeautifulSoup|python, data-mining
MapLibre|맵리브레|Leaflet, Mapbox, OpenLayers, Google Maps API, 카카오맵 API, 네이버 지도 API|javascript
Lottie|로티|GSAP, Framer Motion, web animation|frontend-development
Push notifications|푸시 알림|push notification, Firebase Cloud Messaging, FCM, APNs, 푸시 메시지|mobile-development
`;
