/** Programming, query and markup languages. The form of a line: `parseSkillLines` in skill-lines.ts. */
export const LANGUAGE_LINES = `
Programming|프로그래밍|coding, software programming, computer programming, programming languages, programming language, scripting, 코딩, 프로그래밍 언어, 소프트웨어 프로그래밍|
Object-oriented programming|객체지향 프로그래밍|OOP, object oriented design, object-oriented design, OOD, object orientation, object oriented, 객체지향, 객체 지향, 객체지향 설계, OOAD|programming
Functional programming|함수형 프로그래밍|FP, 함수형|programming
Asynchronous programming|비동기 프로그래밍|async programming, asyncio, 비동기 처리|programming
Reactive programming|반응형 프로그래밍|reactive streams, 리액티브 프로그래밍, 리액티브|programming
Concurrent programming|동시성 프로그래밍|concurrency, multithreading, multi-threading, multithreaded programming, parallel programming, 동시성, 멀티스레딩, 멀티스레드, 멀티쓰레드, 병렬 프로그래밍|programming
Java|자바|Java SE, JDK, Core Java, J2SE|object-oriented-programming
Jakarta EE|자카르타 EE|Java EE, J2EE, JEE, JavaEE|java
Kotlin|코틀린|Kotlin/JVM|object-oriented-programming
Scala|스칼라|Scala 2, Scala 3|object-oriented-programming, functional-programming
Groovy|그루비|Apache Groovy|programming
Clojure|클로저|ClojureScript|functional-programming
JavaScript|자바스크립트|JS, ECMAScript, ES6, ES2015, ES6+, ES5, vanilla JS, vanilla JavaScript, java script, 자바 스크립트, 바닐라 JS|programming
TypeScript|타입스크립트|TS, type script, 타입 스크립트|javascript
CoffeeScript|커피스크립트||javascript
WebAssembly|웹어셈블리|Wasm, 웹 어셈블리|programming
Python|파이썬|Python3, CPython, 파이선|programming
python-2=Python 2|파이썬 2|Python 2.7, Python2|programming
Ruby|루비|Ruby language|object-oriented-programming
PHP|피에이치피|PHP7, PHP8, PHP5|programming
Perl|펄|Perl 5|programming
Raku|라쿠|Perl 6|programming
go=Go|고 언어|Golang, Go language, Go lang, Go 언어, 고랭, 고언어|programming
Rust|러스트|Rust language, Rust 언어|programming
c=C|C 언어|C language, C programming, ANSI C, C99, C11, C언어|programming
cpp=C++|C++|CPP, C plus plus, C++11, C++14, C++17, C++20, Modern C++, 씨플플, 씨쁠쁠|object-oriented-programming
csharp=C#|C#|C sharp, CSharp, 씨샵, C샵, 시샵|object-oriented-programming
fsharp=F#|F#|F sharp, FSharp|functional-programming
visual-basic=Visual Basic|비주얼 베이직|VB, VB6, Visual Basic 6|programming
vb-net=VB.NET|VB.NET|Visual Basic .NET, VB NET|visual-basic, dotnet
vba=VBA|VBA|Visual Basic for Applications, Excel VBA, 엑셀 VBA|programming
Objective-C|오브젝티브-C|Objective C, ObjC, Obj-C, 오브젝티브C, 오브젝티브 C|object-oriented-programming
Swift|스위프트|Swift language, Swift 언어|object-oriented-programming
Dart|다트|Dart language|object-oriented-programming
Lua|루아|LuaJIT|programming
R|R|R language, R programming, R언어, R 언어, R statistical language, RStudio, R Studio|programming
Julia|줄리아|Julia language|programming
MATLAB|매트랩|Mathlab, Matlab Simulink|programming
Octave|옥타브|GNU Octave|programming
SAS|SAS|SAS programming, SAS Base, Base SAS|programming
Stata|스타타||
SPSS|SPSS|IBM SPSS, SPSS Statistics|
Fortran|포트란|Fortran 90|programming
COBOL|코볼||programming
Pascal|파스칼|Object Pascal|programming
Delphi|델파이|Embarcadero Delphi|pascal
Ada language|에이다 언어|Ada 95, Ada 2012, Ada programming|programming
Lisp|리스프|Common Lisp|functional-programming
Scheme|스킴|Racket|functional-programming
Prolog|프롤로그||programming
Haskell|하스켈|GHC|functional-programming
OCaml|오캐멀|ReasonML|functional-programming
Erlang|얼랭|Erlang/OTP|functional-programming
Elixir|엘릭서||functional-programming
Elm|엘름|Elm language|functional-programming
PureScript|퓨어스크립트||functional-programming
Nim|님 언어|Nim language|programming
Zig|지그|Zig language, Ziglang|programming
Crystal|크리스탈 언어|Crystal language|programming
D language|D 언어|Dlang|programming
Solidity|솔리디티||programming, smart-contracts
Move language|무브 언어|Move programming language|programming, smart-contracts
Assembly|어셈블리|assembly language, assembler, x86 assembly, ARM assembly, 어셈블리어, 어셈블러|programming
Verilog|베릴로그|SystemVerilog, System Verilog|hardware-description
VHDL|VHDL||hardware-description
Hardware description|하드웨어 기술 언어|HDL, hardware description language, RTL design, RTL 설계|
ABAP|아밥|SAP ABAP|programming, sap
Apex|에이펙스|Salesforce Apex, Apex code|programming, salesforce
PL/SQL|PL/SQL|PLSQL, Oracle PL/SQL|sql, oracle-database
T-SQL|T-SQL|Transact-SQL, TSQL|sql, sql-server
SQL|SQL|structured query language, ANSI SQL, SQL query, SQL queries, SQL 쿼리, 에스큐엘|
GraphQL|그래프큐엘|Graph QL, GraphQL API, 그래프QL|api-design
Cypher|사이퍼 쿼리|Cypher query language|neo4j
SPARQL|SPARQL||semantic-web
HTML|HTML|HTML5, HTML 5, XHTML, hypertext markup language|
CSS|CSS|CSS3, CSS 3, cascading style sheets, stylesheets|
Sass|Sass|SCSS, Sass/SCSS|css
Less|Less CSS|LessCSS, Less.js|css
Stylus|스타일러스 CSS|Stylus CSS|css
XML|XML|extensible markup language|
XSLT|XSLT|XSL, XPath, XQuery|xml
JSON|JSON|JSON Schema|
YAML|YAML|YML|
TOML|TOML||
Markdown|마크다운|MDX|
LaTeX|레이텍|TeX|
Bash|배시|shell script, shell scripting, bash scripting, bash script, bash shell, shell scripts, Unix shell, shell programming, zsh, 셸 스크립트, 쉘 스크립트, 쉘스크립트, 셸스크립트, 배쉬|
PowerShell|파워셸|Power Shell, 파워쉘|
awk=AWK and sed|AWK·sed|awk, sed, gawk|bash
Regular expressions|정규 표현식|regex, regexp, 정규식, 정규표현식|
Protocol Buffers|프로토콜 버퍼|protobuf, protobufs, proto3, 프로토버프|
Avro|아브로|Apache Avro|
Thrift|쓰리프트|Apache Thrift|
HCL|HCL|HashiCorp Configuration Language|terraform
Scratch|스크래치 프로그래밍|Scratch programming|programming
LabVIEW|랩뷰|National Instruments LabVIEW|
PLC programming|PLC 프로그래밍|ladder logic, PLC, 래더 로직|
Qt|Qt|Qt framework, Qt5, Qt6, QML, PyQt|
GTK|GTK|GTK+|
CUDA|쿠다|CUDA C, Nvidia CUDA|gpu-programming
OpenCL|OpenCL||gpu-programming
GPU programming|GPU 프로그래밍|GPGPU, GPU computing, GPU 컴퓨팅|programming
OpenMP|OpenMP|MPI, OpenMPI|concurrent-programming
`;
